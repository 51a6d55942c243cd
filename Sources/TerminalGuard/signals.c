// The signals that the program itself answers, and the stops by which it lends its terminal to the shell.
#include "guard.h"
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <string.h>
#include <unistd.h>

/// First those that end the program, which keep doing so to the end.
static const int passed_on[] = {SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGCONT, SIGTSTP};
enum { ending_count = 3, passed_on_count = sizeof passed_on / sizeof passed_on[0] };
static struct sigaction former[passed_on_count];
static int channel[2] = {-1, -1};
/// The signal by which the process has asked itself to stop, and the one by which it then does.
static volatile sig_atomic_t asked, stops_by;
/// True while a stop of its own making lasts: what follows it is done by whoever made it.
static volatile sig_atomic_t is_continued_here;
static sem_t goes_on;
/// Whoever started the process wants no stops: it ignored them.
static bool is_tied;

static void take(int number);

static bool is_ignored(int number) {
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// Here and now, whatever the thread blocks; returns when the process goes on. In a group that nobody could bring back it does
/// not stop at all.
static void stop(int number) {
    sigset_t set, former_set;
    sigemptyset(&set);
    sigaddset(&set, number);
    pthread_sigmask(SIG_UNBLOCK, &set, &former_set);
    raise(number);
    pthread_sigmask(SIG_SETMASK, &former_set, NULL);
}

static void pass_on(int number) {
    int saved = errno;
    if (number == asked) {
        asked = 0;
        signal(number, SIG_DFL);
        stop(stops_by);
        if (number == SIGTSTP) take(number);
        sem_post(&goes_on);
    } else if (number != SIGCONT || !is_continued_here) {
        // Whoever is gone waits for nothing; whoever asks grants some time.
        if (number == SIGHUP) guard_end_within(number, 900);
        if (number == SIGTERM || number == SIGINT) guard_end_within(number, 5000);
        char byte = (char)number;
        ssize_t ignored = write(channel[1], &byte, 1);
        (void)ignored;
    }
    errno = saved;
}

static void take(int number) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = pass_on;
    action.sa_flags = SA_RESTART;
    sigaction(number, &action, NULL);
}

int guard_take_terminal(void) {
    if (tcgetattr(STDIN_FILENO, &guard.modes) != 0) return -1;
    if (channel[0] < 0 && pipe2(channel, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    is_tied = is_ignored(SIGTSTP);
    guard.holds_terminal = 1;
    guard_take_fatal_signals();
    for (int place = 0; place < passed_on_count; place++) {
        sigaction(passed_on[place], NULL, &former[place]);
        if (!is_ignored(passed_on[place])) take(passed_on[place]);
    }
    return channel[0];
}

void guard_give_signals_back(void) {
    for (int place = ending_count; place < passed_on_count; place++) sigaction(passed_on[place], &former[place], NULL);
}

bool guard_is_in_front(void) {
    pid_t front = tcgetpgrp(STDIN_FILENO);
    return front < 0 || front == getpgrp();
}

/// Stops the process, or all of its group, and returns when it goes on.
///
/// The signal comes to the one thread that blocks none, and the stop is made there: when this thread goes on, whatever came
/// together with the continuation, as SIGTERM does with a shell's kill, has been taken.
static void ask(pid_t whom, int number, int by) {
    sem_init(&goes_on, 0, 0);
    is_continued_here = 1;
    asked = number;
    stops_by = by;
    take(number);
    kill(whom, number);
    while (sem_wait(&goes_on) != 0 && errno == EINTR) {}
    is_continued_here = 0;
}

bool guard_wait_for_front(void) {
    // So that the shell says why; the other is never without effect, as this is where nobody could bring the group back.
    int by = SIGTTOU;
    while (!guard_is_in_front() && !guard.is_being_ended) {
        ask(getpid(), SIGTTOU, by);
        by = SIGSTOP;
    }
    return guard_is_in_front();
}

void guard_stop_group(void) {
    // Between endwin and the next refresh ncurses ignores the signal; it is taken again here.
    if (!is_tied) ask(0, SIGTSTP, SIGTSTP);
}
