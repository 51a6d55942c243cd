import APICore
import RecordModel

extension Language {
    /// What the operator's locale asks for, and the variable that says so; nil where it names no language certback has.
    ///
    /// Chinese only where the terminal is said to take UTF-8: in another character set, or in ASCII alone, what commands print
    /// could not be read.
    static func ofTheLocale(_ environment: Environment) -> (language: Language, variable: String)? {
        guard let asked = environment.firstSet("LC_ALL", "LC_MESSAGES", "LANG"), asked.value.hasPrefix("zh"),
            let characters = environment.firstSet("LC_ALL", "LC_CTYPE", "LANG"), isUTF8(characters.value)
        else { return nil }
        return (.chinese, asked.variable)
    }

    /// What the site asked speaks, where the locale takes UTF-8 and names no language of its own, as C.UTF-8 does.
    static func ofTheSite(of endpoint: Endpoint, _ environment: Environment) -> Language? {
        guard let asked = environment.firstSet("LC_ALL", "LC_MESSAGES", "LANG"), asked.value.hasPrefix("C."),
            let characters = environment.firstSet("LC_ALL", "LC_CTYPE", "LANG"), isUTF8(characters.value)
        else { return nil }
        return Site(of: endpoint)?.language
    }

    /// The language before any file is read: for what is said of the file itself.
    static func beforeTheFile(_ flags: [Setting: String], _ environment: Environment) -> Language {
        let asked = flags[.language] ?? Setting.language.variable.flatMap { environment[$0] }
        return asked.flatMap(Language.init(name:)) ?? ofTheLocale(environment)?.language ?? .english
    }

    private static func isUTF8(_ locale: String) -> Bool {
        let ending = locale.lowercased().split(separator: ".").dropFirst().last?.prefix { $0 != "@" }
        return ending == "utf-8" || ending == "utf8"
    }
}

extension Environment {
    fileprivate func firstSet(_ names: String...) -> (variable: String, value: String)? {
        for name in names {
            if let value = self[name], !value.isEmpty { return (name, value) }
        }
        return nil
    }
}
