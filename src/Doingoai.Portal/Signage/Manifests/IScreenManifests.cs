namespace Doingoai.Portal.Signage.Manifests;

/// <summary>What was signed for the screens. Sending it is the business of Devices.</summary>
internal interface IScreenManifests
{
    Task<IssuedManifestInfo?> CurrentAsync(Guid screen, CancellationToken cancel);

    /// <summary>Newest version of every screen these devices drive, without the signed strings. A device that was taken out of use drives none.</summary>
    Task<IReadOnlyList<IssuedVersion>> VersionsAsync(IReadOnlyCollection<Guid> devices, CancellationToken cancel);

    /// <summary>The signed strings of those versions, as issued.</summary>
    Task<IReadOnlyDictionary<IssuedVersion, string>> JwsAsync(IReadOnlyCollection<IssuedVersion> versions, CancellationToken cancel);

    /// <summary>The signed string of one version, as issued; <c>null</c> if there never was one.</summary>
    Task<string?> JwsAsync(Guid screen, long version, CancellationToken cancel);

    /// <summary>The signed recall list; <c>null</c> while nothing was ever recalled.</summary>
    Task<string?> RecallListAsync(CancellationToken cancel);

    /// <summary>True if the current or the previous manifest of a screen of <paramref name="device"/> names the hash.</summary>
    Task<bool> DeviceMayFetchAsync(Guid device, string sha256, CancellationToken cancel);

    /// <summary>
    /// The entry as <paramref name="device"/> was told to show it on <paramref name="screen"/>: in that manifest, or in one of
    /// those before it, for a slide that plays on while new media are on their way. <c>null</c>: it never was.
    /// </summary>
    Task<EntryInfo?> SentEntryAsync(Guid device, Guid screen, long version, string entry, CancellationToken cancel);

    /// <summary>The newest entry with that slide that <paramref name="device"/> was told to show on <paramref name="screen"/>.</summary>
    Task<EntryInfo?> SentSlideAsync(Guid device, Guid screen, string sha256, CancellationToken cancel);

    /// <summary>What an entry stands for, for whoever shows what a screen shows.</summary>
    Task<EntryInfo?> EntryAsync(Guid screen, long version, string entry, CancellationToken cancel);
}

/// <summary>A version of the manifest of a screen and the device that drives it.</summary>
internal sealed record IssuedVersion(Guid Device, Guid Screen, long Version);

/// <param name="Sha256">Of the signed string.</param>
/// <param name="SizeBytes">Of the signed string.</param>
internal sealed record IssuedManifestInfo(Guid Screen, Guid Device, long Version, string Jws, string Sha256, int SizeBytes, DateTimeOffset IssuedAt);

/// <param name="Sha256">Of the slide or video; <c>null</c> for a widget.</param>
/// <param name="Widget">Key of the widget; <c>null</c> for content.</param>
internal sealed record EntryInfo(string Entry, string? Item, string? Language, string? Title, string? Sha256, string? Widget);
