using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Sections;

/// <summary>Every page asks for the sections several times; <see cref="SaveSection"/> raises the generation.</summary>
internal sealed class SectionList(IDbContextFactory<PortalDb> dbs, ILive live) : ISections
{
    private readonly PerGeneration<IReadOnlyList<SectionInfo>> _sections = new(live);

    public async Task<IReadOnlyList<SectionInfo>> AllAsync(CancellationToken cancel) => await _sections.GetAsync(ReadAsync, cancel);

    private async Task<IReadOnlyList<SectionInfo>> ReadAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var sections = await db.Sections.AsNoTracking().OrderBy(row => row.Order).ThenBy(row => row.Key).ToListAsync(cancel);
        return [.. sections.Select(row => row.Info)];
    }
}
