#define _GNU_SOURCE
#include "CTerm.h"
#include <locale.h>
#include <pthread.h>
#include <wchar.h>

/* wcwidth answers by the thread's LC_CTYPE; a locale of our own makes the answer the same in tests, in a
   program that has not called setlocale, and under LC_ALL=C. */
static locale_t utf8;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) { utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

int cterm_width(uint32_t scalar) {
  pthread_once(&once, load);
  if (utf8 == (locale_t)0) return wcwidth((wchar_t)scalar);
  locale_t before = uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width;
}
