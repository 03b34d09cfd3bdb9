using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Platform.Startup;

/// <summary>Where the portal listens. Without configuration: this machine only.</summary>
internal sealed class NetworkOptions
{
    public const string Section = "Network";

    /// <summary>One address, or several with semicolons. Port 0 takes a free one.</summary>
    [Required]
    public string Http { get; set; } = "http://localhost:5080";

    /// <summary>TCP port of the MQTT broker; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int Mqtt { get; set; } = 1883;

    /// <summary>TCP port of the MQTT broker with TLS, on all addresses; open only with a certificate. 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int Mqtts { get; set; } = 8883;

    /// <summary>PEM file: the certificate, followed by those between it and its root. Read anew when it changes.</summary>
    public string? Certificate { get; set; }

    /// <summary>PEM file of its private key.</summary>
    public string? CertificateKey { get; set; }

    public bool HasCertificate => !string.IsNullOrWhiteSpace(Certificate);

    /// <summary>Lets the portal speak without TLS on addresses other than loopback, for instance behind a proxy that has the certificate.</summary>
    public bool AllowPlainText { get; set; }

    /// <summary>Proxies whose X-Forwarded-* headers are believed: addresses, comma separated.</summary>
    public string? KnownProxies { get; set; }

    public IReadOnlyList<ListenAddress> Addresses() =>
        [.. Http.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ListenAddress.Parse)];
}
