#include "guard.h"
#include <malloc.h>

/// The library would give each thread a heap of its own, most of it empty.
void guard_share_heap(void) { mallopt(M_ARENA_MAX, 2); }
