namespace Doingoai.Portal.Signage.Manifests;

/// <summary>What was issued when, and what it carried, without the signed strings.</summary>
internal interface IManifestHistory
{
    /// <summary>The newest manifest of every screen that has one.</summary>
    Task<IReadOnlyList<IssuedHead>> NewestAsync(CancellationToken cancel);

    /// <summary>Of one screen, newest first.</summary>
    Task<IReadOnlyList<IssuedHead>> OfScreenAsync(Guid screen, int most, CancellationToken cancel);

    /// <summary>What was changed by one act (manifests of one instant), newest first.</summary>
    Task<IReadOnlyList<ManifestChange>> ChangesAsync(DateTimeOffset since, int most, CancellationToken cancel);

    /// <summary>What each manifest of one screen changed against the one before it, newest first.</summary>
    Task<IReadOnlyList<ManifestChange>> ChangesOfScreenAsync(Guid screen, int most, CancellationToken cancel);

    /// <summary>A mark that differs when the item is shown in another version or place; empty: the manifest does not carry it.</summary>
    Task<string> ItemMarkAsync(Guid screen, long version, string item, CancellationToken cancel);

    /// <summary>The same for what a playlist holds.</summary>
    Task<string> PlaylistMarkAsync(Guid screen, long version, Guid playlist, CancellationToken cancel);
}

/// <summary>A manifest by its name.</summary>
internal readonly record struct IssuedHead(Guid Screen, long Version, DateTimeOffset IssuedAt);

/// <summary>Manifests that came of one act.</summary>
/// <param name="Shown">Titles that it brought.</param>
/// <param name="Gone">Titles that it took away.</param>
internal sealed record ManifestChange(DateTimeOffset At, IReadOnlyList<IssuedHead> Heads, IReadOnlyList<ChangedTitle> Shown, IReadOnlyList<ChangedTitle> Gone);

/// <summary>The title of an item in one of its languages.</summary>
internal sealed record ChangedTitle(string Item, string? Language, string Title);
