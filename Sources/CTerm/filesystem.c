#include "CTerm.h"
#include <sys/vfs.h>

int64_t cterm_filesystem_type(const char *path) {
  struct statfs facts;
  return statfs(path, &facts) == 0 ? (int64_t)(uint32_t)facts.f_type : -1;
}
