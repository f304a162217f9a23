/* The libc calls that Swift can't reach. */
#ifndef CUSTODY_CTERM_H
#define CUSTODY_CTERM_H
#include <stdint.h>
/* Columns that glibc gives a code point, in whatever locale we run: -1 unprintable, 0, 1 or 2. */
int cterm_width(uint32_t scalar);
#endif
