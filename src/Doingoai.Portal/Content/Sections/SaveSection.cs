using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Sections;

/// <summary>Describes a section, new or known. Every page shows the sections, so the generation grows.</summary>
internal sealed class SaveSection(IDbContextFactory<PortalDb> dbs)
{
    public async Task RunAsync(SectionInfo info, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var all = await db.Sections.ToListAsync(cancel);
        var section = all.Find(row => row.Key == info.Key) ?? db.Sections.Add(Section.Of(info.Key)).Entity;
        if (info.Parent is { } parent && (parent == info.Key || all.TrueForAll(row => row.Key != parent))) throw new RuleException("section.unknown-parent", parent);
        if (!section.Describe(info)) return;

        var slugs = section.Info.Slugs;
        if (all.FirstOrDefault(other => other != section && other.Info.Slugs.Intersect(slugs).Any()) is { } same)
            throw new RuleException("section.slug-taken", same.Info.Slugs.Intersect(slugs).First().Value);
        if (all.FirstOrDefault(other => other != section && Common(other, section).Any()) is { } older)
            throw new RuleException("section.legacy-number-taken", Common(older, section).First(), older.Info.Names[Languages.Vietnamese]);

        await using var transaction = await db.BeginPublicationChangeAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static IEnumerable<int> Common(Section one, Section other) => one.Info.LegacyNumbers!.Intersect(other.Info.LegacyNumbers!);
}
