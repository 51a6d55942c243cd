// What happens to the terminal and the process when a signal comes. In C: a signal handler must not run Swift code.
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// Has threads that come from now on share two heaps.
void guard_share_heap(void);

/// Where a crash is told of, and what the sentence on the terminal ends with. Both folders are the same, the second one cleaned.
void guard_prepare_report(const char *folder, const char *shown_folder, const char *version, const char *advice);

/// Before the terminal is changed: remembers its modes and takes the signals over.
///
/// Returns the descriptor on which the numbers of signals arrive, a byte each; -1 where there is none.
/// What was ignored before stays ignored.
int guard_take_terminal(void);

/// What gives the terminal back when it is written: bytes for it alone, no padding. Too long a text is cut off.
void guard_set_farewell(const void *bytes, size_t length);

/// False while the terminal is lent to the shell, and after it has been given back.
void guard_hold_terminal(bool holds);

/// The terminal has been given back in order: stopping does again what it did before, and a crash is still told of.
///
/// The process is about to end; who asks it to once more, as by a second Ctrl-C, must not cut that short, but can't be put off.
void guard_give_signals_back(void);

/// Lets a crash that has used up the stack of the calling thread be told of too; a second call for a thread does nothing.
///
/// `is_screen`: SIGQUIT tells where this thread is, since it is the one that hangs when the screen does.
void guard_cover_thread(bool is_screen);

/// Loads what a list of callers needs, which takes too long for the start and cannot be done in a crash.
void guard_prepare_callers(void);

/// True where the process may use its terminal; a terminal that is gone belongs to nobody else.
bool guard_is_in_front(void);

/// Stops the process as long as another one has the terminal; false when it still has, and the process is to end.
bool guard_wait_for_front(void);

/// Stops the process and those that were started together with it; returns when the shell has brought them back.
void guard_stop_group(void);

/// The terminal is gone: the process ends by this signal, at the latest after so many milliseconds.
void guard_end_within(int number, int milliseconds);

/// Ends the process by the signal, so that whoever started it sees why.
void guard_end_by(int number) __attribute__((noreturn));

/// Without the screen: throws away what has been typed and lets each key come by itself, unechoed; signals keep their keys.
///
/// Ending or stopping by a signal that nobody else answers gives the terminal its lines and its echo back first.
/// False where standard input is no terminal.
bool guard_begin_question(void);

/// The terminal is as before.
void guard_end_question(void);
