// A file about a crash, and a sentence that names it. Only what is allowed in a signal handler.
#include "guard.h"
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static char folder[1024], shown_folder[1024], version[64], advice[256];

struct text {
    char bytes[2048];
    size_t length;
};

static void copy(char *target, size_t size, const char *source) {
    strncpy(target, source, size - 1);
    target[size - 1] = 0;
}

void guard_prepare_report(const char *in, const char *shown, const char *of, const char *what_next) {
    // A path cut short would be another path.
    copy(folder, sizeof folder, strlen(in) < sizeof folder ? in : "");
    copy(shown_folder, sizeof shown_folder, shown);
    copy(version, sizeof version, of);
    copy(advice, sizeof advice, what_next);
}

void guard_prepare_callers(void) {
    void *caller[1];
    backtrace(caller, 1);
    guard.can_list_callers = 1;
}

static void add(struct text *text, const char *more) {
    size_t length = strlen(more);
    if (text->length + length >= sizeof text->bytes) return;
    memcpy(text->bytes + text->length, more, length + 1);
    text->length += length;
}

static void add_number(struct text *text, uint64_t number, unsigned base) {
    char digits[24];
    size_t place = sizeof digits - 1;
    digits[place] = 0;
    do {
        digits[--place] = "0123456789abcdef"[number % base];
        number /= base;
    } while (number != 0);
    add(text, digits + place);
}

static void add_address(struct text *text, uint64_t address) {
    add(text, "0x");
    add_number(text, address, 16);
}

static const char *name_of(int number) {
    switch (number) {
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS: return "SIGBUS";
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGABRT: return "SIGABRT";
    case SIGFPE: return "SIGFPE";
    case SIGSYS: return "SIGSYS";
    case SIGQUIT: return "SIGQUIT";
    default: return "a signal";
    }
}

/// Where the program was, by the processor's own register.
static uint64_t instruction(void *context) {
    ucontext_t *state = context;
#if defined(__x86_64__)
    return (uint64_t)state->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
    return state->uc_mcontext.pc;
#else
    (void)state;
    return 0;
#endif
}

/// Numbers alone: nothing of what stands in memory, which may be a secret.
static void describe(struct text *text, int number, siginfo_t *info, void *context) {
    add(text, "certback ");
    add(text, version);
    add(text, "\nsignal: ");
    add(text, name_of(number));
    add(text, ", ");
    add_number(text, (uint64_t)number, 10);
    // A code of 0 or less says that another process sent it, and whose it was stands where the address would.
    if (info->si_code <= 0) {
        add(text, "\nsent by: process ");
        add_number(text, (uint64_t)info->si_pid, 10);
    } else {
        add(text, "\nfault address: ");
        add_address(text, (uint64_t)(uintptr_t)info->si_addr);
    }
    add(text, "\ninstruction: ");
    add_address(text, instruction(context));
    add(text, "\nprocess: ");
    add_number(text, (uint64_t)getpid(), 10);
    add(text, "\nthread: ");
    add_number(text, (uint64_t)guard_own_thread(), 10);
    add(text, "\nseconds since 1970: ");
    add_number(text, (uint64_t)time(NULL), 10);
    add(text, "\n");
}

/// Numbered, since a process number comes round.
static int create(const char *name) {
    struct text path = {.length = 0};
    if (folder[0] == 0) return -1;
    add(&path, folder);
    int flags = O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC;
    // Before the first journal there is no folder yet.
    if (mkdir(path.bytes, 0700) != 0 && errno != EEXIST) return -1;
    add(&path, name);
    return open(path.bytes, flags, 0600);
}

static void tell(int number, const char *name, bool is_written) {
    struct text text = {.length = 0};
    add(&text, number == SIGQUIT ? "certback was ended by " : "certback crashed (");
    add(&text, name_of(number));
    add(&text, number == SIGQUIT ? ". " : "). ");
    add(&text, is_written ? "Crash file: " : "No crash file could be written in ");
    add(&text, shown_folder);
    if (is_written) add(&text, name);
    add(&text, ". ");
    add(&text, advice);
    add(&text, "\n");
    guard_write(STDOUT_FILENO, text.bytes, text.length);
}

void guard_report(int number, siginfo_t *info, void *context) {
    struct text name = {.length = 0};
    add(&name, "/crash-");
    add_number(&name, (uint64_t)time(NULL), 10);
    add(&name, "-");
    add_number(&name, (uint64_t)getpid(), 10);
    add(&name, ".txt");
    int file = create(name.bytes);
    if (file >= 0) {
        struct text text = {.length = 0};
        describe(&text, number, info, context);
        guard_write(file, text.bytes, text.length);
    }
    tell(number, name.bytes, file >= 0);
    // The riskiest comes last: whatever becomes of it, all has been said.
    if (file < 0 || !guard.can_list_callers) return;
    void *callers[100];
    backtrace_symbols_fd(callers, backtrace(callers, 100), file);
    close(file);
}
