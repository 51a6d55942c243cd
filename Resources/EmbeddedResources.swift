/// The files of the top-level `Resources` folder, compiled into the program so that one file can be copied to a host.
public enum EmbeddedResources {
    /// The error guide in English, JSON in UTF-8.
    public static var errorGuideEnglish: [UInt8] { PackageResources.errors_en_json }

    /// The same in simplified Chinese.
    public static var errorGuideChinese: [UInt8] { PackageResources.errors_zh_Hans_json }

    /// The records `certback demo` shows besides the generated ones, JSON in UTF-8.
    public static var demoRecords: [UInt8] { PackageResources.demo_json }
}
