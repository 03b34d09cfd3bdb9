using System.Security.Cryptography;
using System.Text;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>A manifest as it was signed. Kept as the string it is; never written anew.</summary>
internal sealed class IssuedManifest
{
    private IssuedManifest()
    {
    }

    public IssuedManifest(Guid screen, Guid device, long version, string jws, DateTimeOffset now)
    {
        (ScreenId, DeviceId, Version, Jws, IssuedAt) = (screen, device, version, jws, now);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(jws)));
        SizeBytes = jws.Length;
    }

    public Guid ScreenId { get; private set; }

    public long Version { get; private set; }

    /// <summary>The device that drove the screen then.</summary>
    public Guid DeviceId { get; private set; }

    public string Jws { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    public int SizeBytes { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }
}
