using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Local;

/// <summary>The supervised browser, which alone knows the real pixels.</summary>
internal interface IBrowser
{
    /// <summary>PNG or JPEG of exactly the screen's pixels, or <c>null</c> if no browser shows them.</summary>
    Task<byte[]?> CaptureAsync(ManifestScreen screen, CancellationToken cancel);

    /// <summary>Loads every page anew; true if the browser took the order.</summary>
    Task<bool> ReloadAsync(CancellationToken cancel);
}
