// What Swift cannot reach of ncurses: globals and macros.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
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

/// What the mouse may tell: a press of the first button, and the wheel, which the library takes for buttons 4 and 5.
static inline mmask_t certback_mouse_events(void) { return BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED; }
static inline mmask_t certback_mouse_press(void) { return BUTTON1_PRESSED; }
static inline mmask_t certback_wheel_up(void) { return BUTTON4_PRESSED; }
static inline mmask_t certback_wheel_down(void) { return BUTTON5_PRESSED; }

static inline int certback_colours(void) { return COLORS; }
/// True when the terminal's description tells how to go to a cell.
static inline bool certback_can_move_cursor(void) { return tigetstr("cup") != NULL; }
/// The name of the character set of the locale that is set.
static inline const char *certback_codeset(void) { return nl_langinfo(CODESET); }
/// Cells by which ncurses moves on for a character, by the locale that is set; its declaration is hidden from those who do not
/// ask for it.
static inline int certback_cells(wchar_t character) {
    extern int wcwidth(wchar_t);
    return wcwidth(character);
}

/// A string of the terminal's description; NULL where it has none of that name.
static inline const char *certback_capability(const char *name) {
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}
