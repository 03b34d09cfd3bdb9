using System.Collections.Concurrent;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Grants from the database, remembered for at most 5 s, so that a withdrawn role counts at once and not at the next sign-in.</summary>
internal sealed class Access(IDbContextFactory<PortalDb> dbs, TimeProvider time) : IAccess
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, RoleGrant[] Grants)> _cache = new();

    public async ValueTask<bool> MayAsync(Guid person, Permission permission, AccessScope scope = default, CancellationToken cancel = default) =>
        (await GrantsAsync(person, cancel)).Any(grant => grant.Gives(permission, scope));

    public async ValueTask<IReadOnlyList<Permission>> AllAsync(Guid person, CancellationToken cancel)
    {
        var grants = await GrantsAsync(person, cancel);
        return [.. Enum.GetValues<Permission>().Where(permission => grants.Any(grant => grant.Gives(permission, default)))];
    }

    /// <summary>To be called after grants were written on this node; other nodes follow within 5 s.</summary>
    public void Forget(Guid person) => _cache.TryRemove(person, out _);

    private async ValueTask<RoleGrant[]> GrantsAsync(Guid person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_cache.TryGetValue(person, out var known) && now - known.At < Remembered) return known.Grants;

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var grants = await db.RoleGrants.AsNoTracking()
            .Where(grant => grant.PersonId == person && grant.Until == null && db.Users.Any(user => user.Id == person && user.LeftAt == null))
            .ToArrayAsync(cancel);
        _cache[person] = (now, grants);
        return grants;
    }
}
