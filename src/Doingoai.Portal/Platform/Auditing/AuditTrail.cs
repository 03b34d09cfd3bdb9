using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Auditing;

/// <summary>Reads the trail, newest first, page by page.</summary>
internal sealed class AuditTrail(IDbContextFactory<PortalDb> dbs)
{
    public const int PageSize = 50;

    /// <param name="before">Entries older than this one; <c>null</c> begins with the newest.</param>
    /// <param name="search">Part of a name, verb, kind or id.</param>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditEntry? before, string? search, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var entries = db.AuditEntries.AsNoTracking();
        if (before is not null) entries = entries.Where(entry => entry.At < before.At || (entry.At == before.At && entry.Id.CompareTo(before.Id) < 0));
        if (search?.Trim() is { Length: > 0 } text)
            entries = entries.Where(entry => entry.ActorName.Contains(text) || entry.Verb.Contains(text) || entry.Entity.Contains(text) || entry.EntityId == text);
        return await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(PageSize).ToListAsync(cancel);
    }
}
