#define _XOPEN_SOURCE 700
#include "CTerm.h"
#include <wchar.h>

int cterm_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
