enum CursesTerminalStub {}
