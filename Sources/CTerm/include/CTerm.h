/* The libc calls that Swift can't reach. */
#ifndef CUSTODY_CTERM_H
#define CUSTODY_CTERM_H
#include <stdint.h>
/* Columns that glibc gives a code point, in whatever locale we run: -1 unprintable, 0, 1 or 2. */
int cterm_width(uint32_t scalar);
/* The f_type that statfs(2) gives for the file system of a path, or -1 when it gives none. */
int64_t cterm_filesystem_type(const char *path);
#endif
