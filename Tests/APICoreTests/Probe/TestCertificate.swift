/// A certificate with its key, made for these tests; opens nothing.
struct TestCertificate: Sendable {
    let certificate: String
    let key: String

    /// For 127.0.0.1, vouched for by itself, until 2119.
    static let own = TestCertificate(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBxzCCAW6gAwIBAgIUQv1cObLwtdG5y1sE4Yjs4dOmMSAwCgYIKoZIzj0EAwIw
            MDEPMA0GA1UECgwGTm9ib2R5MR0wGwYDVQQDDBRjZXJ0YmFjayB0ZXN0IHNlcnZl
            cjAgFw0yMDAxMDEwMDAwMDBaGA8yMTE5MTIwODAwMDAwMFowMDEPMA0GA1UECgwG
            Tm9ib2R5MR0wGwYDVQQDDBRjZXJ0YmFjayB0ZXN0IHNlcnZlcjBZMBMGByqGSM49
            AgEGCCqGSM49AwEHA0IABM9ZQmuh34neb3/hiGzPmHSIC5JDrXRkjxQCW7EnJWQQ
            G2vRiagy4zvkz7t0bYLI0mLi1qHaDUg3KAOFVUKy+GyjZDBiMB0GA1UdDgQWBBTo
            Am3QrMSjglO/dHnO0VE/aaYdcTAfBgNVHSMEGDAWgBToAm3QrMSjglO/dHnO0VE/
            aaYdcTAPBgNVHRMBAf8EBTADAQH/MA8GA1UdEQQIMAaHBH8AAAEwCgYIKoZIzj0E
            AwIDRwAwRAIgJhWQGod49xXGchU/DJBROM5e/17xkuUIaywEF0qw8+cCIAW+KqMg
            IZ9lkoWLA41N541rrX54Qo8G760utuy2muoS
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgpUgyQwSrazCIrNYM
            t633rSJBoQhPQnLLzfL8SZAHutehRANCAATPWUJrod+J3m9/4Yhsz5h0iAuSQ610
            ZI8UAluxJyVkEBtr0YmoMuM75M+7dG2CyNJi4tah2g1INygDhVVCsvhs
            -----END PRIVATE KEY-----
            """)

    /// For other.example, vouched for by itself.
    static let another = TestCertificate(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBwjCCAWegAwIBAgIUD4zPxrRFujESYXSorSXPlk+8uxowCgYIKoZIzj0EAwIw
            KDEPMA0GA1UECgwGTm9ib2R5MRUwEwYDVQQDDAxhbm90aGVyIGhvc3QwIBcNMjAw
            MTAxMDAwMDAwWhgPMjExOTEyMDgwMDAwMDBaMCgxDzANBgNVBAoMBk5vYm9keTEV
            MBMGA1UEAwwMYW5vdGhlciBob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
            ZF5m61ZVkxN9zUwYo7uiGLkyoca2oVzDmVpWVM81cSEOwYstSsJKJI06nbJkmChg
            I4aByy0aU5NT1dkTkHq2IqNtMGswHQYDVR0OBBYEFAAV6GOxiX+Ovwbslk2vabKr
            lMSDMB8GA1UdIwQYMBaAFAAV6GOxiX+Ovwbslk2vabKrlMSDMA8GA1UdEwEB/wQF
            MAMBAf8wGAYDVR0RBBEwD4INb3RoZXIuZXhhbXBsZTAKBggqhkjOPQQDAgNJADBG
            AiEA6S+Yn3aZKfXIgtEN2NlJkApxrJUxRCo5BQM/h6n29rgCIQC+8r7cW+Ak1pbF
            yA9s+m1vxobEUlb4ACUYrjMqxP3TdQ==
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8WLxRc+g9AdgVarY
            7ofs40XmSSjCejszIpeKX+DhoSehRANCAARkXmbrVlWTE33NTBiju6IYuTKhxrah
            XMOZWlZUzzVxIQ7Biy1KwkokjTqdsmSYKGAjhoHLLRpTk1PV2ROQerYi
            -----END PRIVATE KEY-----
            """)

    /// For 127.0.0.1, by an authority; past its time since 2020-01-02.
    static let expired = TestCertificate(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBijCCATCgAwIBAgIUXVzxXBfDFlcZ0loBALGoCgRNEMMwCgYIKoZIzj0EAwIw
            HTEbMBkGA1UECgwSTm9ib2R5J3MgQXV0aG9yaXR5MB4XDTIwMDEwMTAwMDAwMFoX
            DTIwMDEwMjAwMDAwMFowGDEWMBQGA1UEAwwNcGFzdCBpdHMgdGltZTBZMBMGByqG
            SM49AgEGCCqGSM49AwEHA0IABA5g/8pyVvruoflxxf1pQTVFa592OPmsiaj9RaJj
            JCOJmmNqIq3v82NK39LKqB0J4i2cCjRPi5/LS6F72tAVAfejUzBRMA8GA1UdEQQI
            MAaHBH8AAAEwHQYDVR0OBBYEFG1+S7mnEWHyFVgLk0jdpU+TufoqMB8GA1UdIwQY
            MBaAFJg19kOwyxFh/8AgaSBQIlPzSs4UMAoGCCqGSM49BAMCA0gAMEUCIQCg1VqI
            rFsenGG1TsRWS1W1801wdY6REdePQk5lplBKKQIgfH/g1Rm54Q2krwmzEYxSgUFE
            t22mF7zVRB4dRrpBMf0=
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQguqmMtaFSSJEMoPWN
            XXRSXiUBkFxDKHzTdIfiqLZRxiKhRANCAAQOYP/Kclb67qH5ccX9aUE1RWufdjj5
            rImo/UWiYyQjiZpjaiKt7/NjSt/SyqgdCeItnAo0T4ufy0uhe9rQFQH3
            -----END PRIVATE KEY-----
            """)

    /// The authority that has vouched for ``expired``.
    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBkTCCATegAwIBAgIUKD6clbOUvq5dRIRMmbSAtJ84XkgwCgYIKoZIzj0EAwIw
        HTEbMBkGA1UECgwSTm9ib2R5J3MgQXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoY
        DzIxMTkxMjA4MDAwMDAwWjAdMRswGQYDVQQKDBJOb2JvZHkncyBBdXRob3JpdHkw
        WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ7mfJuhXUEPToygypjm/ulABPjxU2E
        NoAeeJHVmMurG5/DPMPOqTyfM9qg+amzO8ft2ca13AYrXbxpfkuFfbTIo1MwUTAd
        BgNVHQ4EFgQUmDX2Q7DLEWH/wCBpIFAiU/NKzhQwHwYDVR0jBBgwFoAUmDX2Q7DL
        EWH/wCBpIFAiU/NKzhQwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBF
        AiAHYYiZW8g5P2YRoitauTfPwwO993vmsIA6WO3UfgMQmwIhAKf7mJwTsp7a3cI4
        ymJw8/7MarbrS2HyWtI0Bb5bmk44
        -----END CERTIFICATE-----
        """
}
