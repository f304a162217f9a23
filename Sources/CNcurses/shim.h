/* ncursesw as Swift can use it: the macros and globals that the importer drops, as inline functions. */
#ifndef CUSTODY_CNCURSES_SHIM_H
#define CUSTODY_CNCURSES_SHIM_H
#define NCURSES_WIDECHAR 1 /* before curses.h, or cchar_t does not exist */
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <wchar.h>
#include <curses.h>

static inline WINDOW *cu_stdscr(void) { return stdscr; }
static inline WINDOW *cu_curscr(void) { return curscr; }
static inline int cu_colors(void) { return COLORS; }
static inline int cu_pairs(void) { return COLOR_PAIRS; }
static const attr_t cu_bold = WA_BOLD, cu_reverse = WA_REVERSE, cu_dim = WA_DIM,
                    cu_underline = WA_UNDERLINE, cu_italic = WA_ITALIC;
/* `opts` points at an int pair: COLOR_PAIR() is wrong above 255. */
static inline int cu_cell(cchar_t *out, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(out, text, attributes, 0, &pair);
}
static inline SCREEN *cu_newterm(const char *type) {
  FILE *out = fdopen(1, "w"), *in = fdopen(0, "r");
  return out && in ? newterm(type, out, in) : NULL;
}
static inline const char *cu_codeset(void) { return nl_langinfo(CODESET); }
static const int cu_key_max = KEY_MAX;
#endif
