namespace Doingoai.Portal.Signage.Manifests;

/// <summary>What one round over the screens came to: a screen whose manifest could not be made keeps no other from its own.</summary>
/// <param name="Issued">Those that are new.</param>
/// <param name="Failed">Why, by screen; such a screen goes on with the manifest it has.</param>
internal sealed record ManifestRound(IReadOnlyList<IssuedManifest> Issued, IReadOnlyDictionary<Guid, Exception> Failed)
{
    // Thousands of screens may share the schedule that is to blame.
    private const int CausesTold = 3;

    /// <summary>Those that are new, if none is missing.</summary>
    public IReadOnlyList<IssuedManifest> Whole() =>
        Failed.Count == 0 ? Issued : throw new AggregateException($"The manifests of {Failed.Count} screens could not be made.", Failed.Values.Take(CausesTold));
}
