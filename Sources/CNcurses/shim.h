// What Swift cannot reach of ncurses: globals, macros, and a signal handler that must not run Swift code.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

/// Not initscr, which ends the process where the terminal is unknown; NULL then.
static inline SCREEN *certback_newterm(const char *type) { return newterm(type, stdout, stdin); }
static inline WINDOW *certback_stdscr(void) { return stdscr; }
static inline attr_t certback_bold(void) { return A_BOLD; }
static inline attr_t certback_dim(void) { return A_DIM; }
static inline attr_t certback_reverse(void) { return A_REVERSE; }
static inline attr_t certback_underline(void) { return A_UNDERLINE; }
static inline int certback_set_style(attr_t attributes, short pair) { return attr_set(attributes, pair, NULL); }

static inline int certback_colours(void) { return COLORS; }
/// True when the terminal's description tells how to go to a cell.
static inline bool certback_can_move_cursor(void) { return tigetstr("cup") != NULL; }
/// The name of the character set of the locale that is set.
static inline const char *certback_codeset(void) { return nl_langinfo(CODESET); }
/// Cells a character takes by the locale that is set; its declaration is hidden from those who do not ask for it.
static inline int certback_cells(wchar_t character) {
    extern int wcwidth(wchar_t);
    return wcwidth(character);
}

/// What a crash needs to give the terminal back, gathered while all is well.
struct certback_guard {
    struct termios modes;
    char farewell[160];
    size_t length;
};

static inline struct certback_guard *certback_the_guard(void) {
    static struct certback_guard guard;
    return &guard;
}

/// Only what is allowed in a signal handler: the terminal is given back, the signal takes its course.
static inline void certback_give_back(int signal_number) {
    struct certback_guard *guard = certback_the_guard();
    tcsetattr(STDIN_FILENO, TCSANOW, &guard->modes);
    ssize_t ignored = write(STDOUT_FILENO, guard->farewell, guard->length);
    (void)ignored;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static inline void certback_add_farewell(const char *text) {
    struct certback_guard *guard = certback_the_guard();
    if (text == NULL || text == (const char *)-1) return;
    size_t length = strlen(text);
    if (guard->length + length >= sizeof guard->farewell) return;
    memcpy(guard->farewell + guard->length, text, length);
    guard->length += length;
}

/// Before the terminal is changed: remembers its modes.
static inline void certback_save_modes(void) { tcgetattr(STDIN_FILENO, &certback_the_guard()->modes); }

/// After newterm: a crash on any thread gives the terminal back first.
static inline void certback_guard_against_crashes(void) {
    certback_the_guard()->length = 0;
    certback_add_farewell("\033[?2004l");
    certback_add_farewell(tigetstr("sgr0"));
    certback_add_farewell(tigetstr("rmkx"));
    certback_add_farewell(tigetstr("rmcup"));
    certback_add_farewell(tigetstr("cnorm"));
    certback_add_farewell("\r\n");
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = certback_give_back;
    int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
    for (size_t place = 0; place < sizeof fatal / sizeof fatal[0]; place++) sigaction(fatal[place], &action, NULL);
}
