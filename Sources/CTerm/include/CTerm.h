/* The libc calls that Swift can't reach. */
#ifndef CUSTODY_CTERM_H
#define CUSTODY_CTERM_H
#include <stdint.h>
/* Columns that glibc gives a code point: -1 unprintable, 0, 1 or 2. Needs a UTF-8 LC_CTYPE. */
int cterm_width(uint32_t scalar);
#endif
