using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Doingoai.Player.Hosting;

namespace Doingoai.Player.Link;

/// <summary>
/// Whom this machine takes for the portal: a certificate the system's roots vouch for, or, with a CA file, one that ends in
/// that file and nowhere else. The name must be the portal's either way.
/// </summary>
internal sealed class PortalCertificate
{
    private readonly X509Certificate2Collection _roots = [];

    private PortalCertificate()
    {
    }

    /// <summary>The system's roots.</summary>
    public static PortalCertificate OfSystem { get; } = new();

    public bool IsPinned => _roots.Count > 0;

    /// <exception cref="StartException">The file is missing or holds no certificate.</exception>
    public static PortalCertificate Of(string? caFile)
    {
        if (string.IsNullOrWhiteSpace(caFile)) return OfSystem;
        var pinned = new PortalCertificate();
        try
        {
            pinned._roots.ImportFromPemFile(caFile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartException(ExitCode.BadOptions, $"Player options: CaFile {caFile} cannot be read: {error.Message}");
        }

        return pinned.IsPinned ? pinned : throw new StartException(ExitCode.BadOptions, $"Player options: CaFile {caFile} holds no certificate.");
    }

    public bool Holds(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (!IsPinned) return errors == SslPolicyErrors.None;
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None) return false;

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // a CA of one's own seldom answers; its file is exchanged instead
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (sent is not null)
            foreach (var element in sent.ChainElements) chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        using var leaf = new X509Certificate2(certificate);
        return chain.Build(leaf);
    }
}
