using System.Collections.Concurrent;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>
/// Signed manifests between the commit that stored them and the sending that follows: whoever sends one need not read it back.
/// Stated loss: beyond the bound all are forgotten, and read from the database.
/// </summary>
internal sealed class FreshManifests
{
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<Guid, IssuedManifest> _newest = new();

    public void Put(IssuedManifest issued)
    {
        if (_newest.Count >= Most) _newest.Clear();
        _newest[issued.ScreenId] = issued;
    }

    /// <summary>The manifest, once; <c>null</c>: it is not kept here.</summary>
    public string? Take(Guid screen, long version) =>
        _newest.TryGetValue(screen, out var issued) && issued.Version == version && _newest.TryRemove(new(screen, issued)) ? issued.Jws : null;
}
