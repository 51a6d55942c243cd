#pragma once
#include "include/TerminalGuard.h"
#include <signal.h>
#include <stdatomic.h>
#include <sys/types.h>
#include <termios.h>

/// All that the handlers know, gathered while all is well.
struct guard {
    struct termios modes;
    char farewell[512];
    size_t farewell_length;
    volatile sig_atomic_t holds_terminal;
    volatile sig_atomic_t is_being_ended;
    /// The thread on which the screen was last worked on.
    _Atomic pid_t screen_thread;
    volatile sig_atomic_t can_list_callers;
};

extern struct guard guard;

pid_t guard_own_thread(void);
void guard_unblock(int number);
void guard_write(int descriptor, const char *bytes, size_t length);

/// Tells on the terminal and in a file what has happened.
void guard_report(int number, siginfo_t *info, void *context);

/// The signals that end the process at once.
void guard_take_fatal_signals(void);
