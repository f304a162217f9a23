#define _GNU_SOURCE
#include "CTerm.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Off: synchronised output, focus, paste, mouse. On: the cursor, plain text. The alternate screen goes last. */
static const char RESTORE[] =
    "\033[?2026l\033[?1004l\033[?2004l\033[?1006l\033[?1002l\033[?1000l"
    "\033[?1l\033>\033[?25h\033[0m\033[?1049l\r\n";

static const int CRASHES[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
static const int EVENTS[] = {SIGWINCH, SIGTERM, SIGHUP, SIGTSTP, SIGCONT};
enum { CRASH_COUNT = sizeof CRASHES / sizeof *CRASHES, EVENT_COUNT = sizeof EVENTS / sizeof *EVENTS };

static struct sigaction old_crash[NSIG], old_event[NSIG];
static volatile sig_atomic_t armed;
static int tty = -1, event_pipe[2] = {-1, -1};
static struct termios saved;
static char notice[1024];

/* Only async-signal-safe calls: the program is broken when this runs. */
static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  int before = errno;
  if (armed) {
    armed = 0;
    ssize_t written = write(tty, RESTORE, sizeof RESTORE - 1);
    written = write(tty, notice, strlen(notice));
    (void)written;
    tcsetattr(tty, TCSANOW, &saved);
  }
  /* Back to Swift's backtracer, which returns with the default in force. A fault happens again on return and ends
     us; a signal that was sent does not, so it is sent again: once for the backtracer, once to end. */
  sigaction(number, &old_crash[number], NULL);
  errno = before;
  if (info->si_code > 0) return;
  raise(number);
  signal(number, SIG_DFL);
  raise(number);
}

static void on_event(int number) {
  int before = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(event_pipe[1], &byte, 1);
  (void)written; /* A full pipe holds enough of the same. */
  errno = before;
}

int cterm_signals_open(void) {
  if (pipe2(event_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_event;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < EVENT_COUNT; i++) sigaction(EVENTS[i], &action, &old_event[EVENTS[i]]);
  return event_pipe[0];
}

void cterm_signals_close(void) {
  if (event_pipe[0] < 0) return;
  for (int i = 0; i < EVENT_COUNT; i++) sigaction(EVENTS[i], &old_event[EVENTS[i]], NULL);
  close(event_pipe[0]);
  close(event_pipe[1]);
  event_pipe[0] = event_pipe[1] = -1;
}

int cterm_arm(int descriptor, const char *last_words) {
  if (tcgetattr(descriptor, &saved) != 0) return -1;
  tty = descriptor;
  strncpy(notice, last_words, sizeof notice - 1);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < CRASH_COUNT; i++) sigaction(CRASHES[i], &action, &old_crash[CRASHES[i]]);
  armed = 1;
  return 0;
}

void cterm_pause(int paused) { armed = !paused; }

void cterm_disarm(void) {
  if (tty < 0) return;
  armed = 0;
  for (int i = 0; i < CRASH_COUNT; i++) sigaction(CRASHES[i], &old_crash[CRASHES[i]], NULL);
  tcsetattr(tty, TCSADRAIN, &saved);
  tty = -1;
}
