#define _GNU_SOURCE
#include "CTerm.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Everything we handle goes back to its default in a child, whatever we ignored. */
static int prepare(posix_spawnattr_t *attributes) {
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  if (posix_spawnattr_init(attributes) != 0) return -1;
  posix_spawnattr_setsigdefault(attributes, &all);
  posix_spawnattr_setsigmask(attributes, &none);
  return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

int cterm_run_child(char *const argv[]) {
  posix_spawnattr_t attributes;
  if (prepare(&attributes) != 0) return 127;
  /* Ctrl-C and Ctrl-\ at the terminal are meant for the child. */
  struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
  sigaction(SIGINT, &ignore, &interrupt);
  sigaction(SIGQUIT, &ignore, &quit);
  pid_t child = 0;
  int status = 127 << 8;
  if (posix_spawnp(&child, argv[0], NULL, &attributes, argv, environ) == 0) {
    for (;;) {
      pid_t ended = waitpid(child, &status, WUNTRACED);
      if (ended < 0 && errno == EINTR) continue;
      if (ended < 0 || !WIFSTOPPED(status)) break;
      /* It shares our process group, so that Ctrl-Z stops both and `fg` continues both. */
      raise(SIGSTOP);
      kill(child, SIGCONT);
    }
  }
  posix_spawnattr_destroy(&attributes);
  sigaction(SIGINT, &interrupt, NULL);
  sigaction(SIGQUIT, &quit, NULL);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int cterm_start_detached(char *const argv[]) {
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  pid_t child = 0;
  if (prepare(&attributes) != 0 || posix_spawn_file_actions_init(&actions) != 0) return -1;
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  int failed = posix_spawnp(&child, argv[0], &actions, &attributes, argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return failed == 0 ? 0 : -1;
}

int cterm_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

int cterm_waiting(int descriptor) {
  struct pollfd state = {.fd = descriptor, .events = POLLIN};
  int count = 0;
  if (poll(&state, 1, 0) < 0 || (state.revents & (POLLHUP | POLLERR | POLLNVAL))) return -1;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

int cterm_exec_self(const char *path, char *const argv[]) {
  execv(path, argv);
  return -1;
}
