/* yajl's streaming parser; its variadic yajl_config as a plain function. */
#ifndef CUSTODY_CYAJL_SHIM_H
#define CUSTODY_CYAJL_SHIM_H
#include <yajl/yajl_parse.h>
static inline int cu_yajl_allow_many(yajl_handle handle) {
  return yajl_config(handle, yajl_allow_multiple_values, 1);
}
#endif
