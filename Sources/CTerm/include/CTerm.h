/* The libc calls that Swift can't reach. */
#ifndef CUSTODY_CTERM_H
#define CUSTODY_CTERM_H
#include <stdint.h>
/* Columns that glibc gives a code point, in whatever locale we run: -1 unprintable, 0, 1 or 2. */
int cterm_width(uint32_t scalar);
/* The f_type that statfs(2) gives for the file system of a path, or -1 when it gives none. */
int64_t cterm_filesystem_type(const char *path);

/* Signals that the program answers in its loop: SIGWINCH, SIGTERM, SIGHUP, SIGTSTP and SIGCONT. Returns a descriptor
   from which their numbers can be read, a byte each, or -1. */
int cterm_signals_open(void);
void cterm_signals_close(void);

/* From here a crash puts the terminal back as it is now, leaves the alternate screen and writes `last_words`
   before Swift's backtracer has its turn. Returns -1 if the descriptor is no terminal. */
int cterm_arm(int descriptor, const char *last_words);
/* While the terminal is somebody else's (a child, the shell), a crash leaves it alone. */
void cterm_pause(int paused);
/* Puts the settings back as cterm_arm found them, and the crash handlers too. */
void cterm_disarm(void);

/* Runs a child in our own terminal and process group and waits for it. Returns its exit status, 128 + n for
   signal n, or 127 if it can't be started. argv ends with NULL. */
int cterm_run_child(char *const argv[]);
/* Starts a child in a session of its own with no terminal, and does not wait. -1 if it can't be started. */
int cterm_start_detached(char *const argv[]);

/* The size of a terminal; -1 if it has none. */
int cterm_size(int descriptor, int *columns, int *rows);
/* Bytes that can be read at once; -1 if the terminal has hung up. */
int cterm_waiting(int descriptor);
/* Starts the program at `path` in this process; returns only if that fails. */
int cterm_exec_self(const char *path, char *const argv[]);
#endif
