// The signals that end the process: the terminal is given back first, whatever thread they come to.
#include "guard.h"
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

struct guard guard;

/// The thread that ends the process, and by which signal.
static _Atomic pid_t ending_thread;
static volatile sig_atomic_t ending_number;
/// By which signal the process ends when it has not ended in time.
static volatile sig_atomic_t late_number;
/// SIGQUIT is on its way to the thread of the screen.
static atomic_flag is_forwarded = ATOMIC_FLAG_INIT;
static pthread_key_t stack_key;
static pthread_once_t stack_key_made = PTHREAD_ONCE_INIT;
/// Room for the frame of a handler with all registers of a large processor, and for listing callers.
enum { stack_size = 64 * 1024 };

pid_t guard_own_thread(void) { return (pid_t)syscall(SYS_gettid); }

void guard_unblock(int number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

void guard_write(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(descriptor, bytes, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        bytes += count;
        length -= (size_t)count;
    }
}

void guard_set_farewell(const void *bytes, size_t length) {
    if (length > sizeof guard.farewell) length = sizeof guard.farewell;
    memcpy(guard.farewell, bytes, length);
    guard.farewell_length = length;
}

void guard_hold_terminal(bool holds) { guard.holds_terminal = holds; }

static void give_back(void) {
    if (!guard.holds_terminal) return;
    guard.holds_terminal = 0;
    // Whoever has the terminal in front now would lose it.
    if (!guard_is_in_front()) return;
    tcsetattr(STDIN_FILENO, TCSANOW, &guard.modes);
    // What was typed was meant for certback; the shell would take it for commands.
    tcflush(STDIN_FILENO, TCIFLUSH);
    guard_write(STDOUT_FILENO, guard.farewell, guard.farewell_length);
}

void guard_end_by(int number) {
    signal(number, SIG_DFL);
    guard_unblock(number);
    raise(number);
    _exit(128 + number);
}

static bool is_told_of(int number) {
    static const int told[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT};
    for (size_t place = 0; place < sizeof told / sizeof told[0]; place++)
        if (told[place] == number) return true;
    return false;
}

/// Who asks by SIGQUIT wants to know where the screen hangs, not where the thread is that the signal happened to come to.
static bool forward_to_screen(int number) {
    pid_t screen = atomic_load(&guard.screen_thread);
    if (number != SIGQUIT || screen == 0 || screen == guard_own_thread()) return false;
    if (atomic_flag_test_and_set(&is_forwarded)) return false;
    // A trap, since threads of Dispatch block everything else.
    return syscall(SYS_tgkill, getpid(), screen, SIGTRAP) == 0;
}

static void end(int number, siginfo_t *info, void *context) {
    if (number == SIGTRAP && info->si_code == SI_TKILL && atomic_flag_test_and_set(&is_forwarded)) number = SIGQUIT;
    else if (forward_to_screen(number)) return;
    pid_t first = 0;
    if (!atomic_compare_exchange_strong(&ending_thread, &first, guard_own_thread())) {
        // Another thread's fault waits for the first one to be told of. One in here ends it, but not somebody who asks once more.
        if (first != guard_own_thread()) for (;;) pause();
        if (info->si_code == SI_USER) return;
        guard_end_by(ending_number);
    }
    ending_number = number;
    // A core would hold the keys. And whatever hangs from here on does so for three seconds at most.
    prctl(PR_SET_DUMPABLE, 0);
    signal(SIGALRM, SIG_DFL);
    alarm(3);
    // With the terminal lost or another's, writing must not stop the process.
    signal(SIGTTOU, SIG_IGN);
    give_back();
    if (is_told_of(number)) guard_report(number, info, context);
    guard_end_by(number);
}

static void take(int number, void (*handler)(int, siginfo_t *, void *)) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = handler;
    // Not blocked in the handler, so that a fault in there comes to it again and not to the kernel, which would name another.
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    sigaction(number, &action, NULL);
}

void guard_take_fatal_signals(void) {
    static const int fatal[] = {
        SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT,
        SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGPOLL, SIGPWR, SIGSTKFLT,
    };
    for (size_t place = 0; place < sizeof fatal / sizeof fatal[0]; place++) {
        struct sigaction former;
        sigaction(fatal[place], NULL, &former);
        if (is_told_of(fatal[place]) || former.sa_handler == SIG_DFL) take(fatal[place], end);
    }
    // Told of by what the write returns.
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

static void end_late(int number, siginfo_t *info, void *context) {
    (void)number;
    // A terminal that takes nothing keeps the process in a write: what it has not taken is dropped, the farewell goes through.
    tcflush(STDOUT_FILENO, TCOFLUSH);
    end(late_number, info, context);
}

void guard_end_within(int number, int milliseconds) {
    if (late_number == SIGHUP) return;
    late_number = number;
    guard.is_being_ended = 1;
    take(SIGALRM, end_late);
    struct itimerval time = {.it_value = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000}};
    setitimer(ITIMER_REAL, &time, NULL);
}

static void free_stack(void *stack) {
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    free(stack);
}

static void make_stack_key(void) { pthread_key_create(&stack_key, free_stack); }

void guard_cover_thread(bool is_screen) {
    if (is_screen) atomic_store(&guard.screen_thread, guard_own_thread());
    pthread_once(&stack_key_made, make_stack_key);
    if (pthread_getspecific(stack_key) != NULL) return;
    stack_t stack = {.ss_sp = malloc(stack_size), .ss_size = stack_size};
    if (stack.ss_sp == NULL) return;
    if (sigaltstack(&stack, NULL) == 0) pthread_setspecific(stack_key, stack.ss_sp);
    else free(stack.ss_sp);
}
