using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation;

/// <summary>Reads what changed in the source since a translation was made.</summary>
internal sealed class SourceChanges(IDbContextFactory<PortalDb> dbs, IContentTypes types)
{
    public async Task<IReadOnlyList<SourceChange>> FindAsync(string item, string language, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await (from one in db.Items
                         join translation in db.Variants on one.Id equals translation.ItemId
                         join source in db.Variants on new { ItemId = one.Id, Language = one.SourceLanguage } equals new { source.ItemId, source.Language }
                         where one.Id == item && translation.Language == language
                         select new { one.Type, translation.Basis, translation.StaleFields, Source = source.LatestVersionId }).FirstOrDefaultAsync(cancel);
        if (row?.StaleFields is null || types.Find(row.Type) is not { } type) return [];

        var basis = SourceBasis.Read(row.Basis)!.Fields;
        var stale = row.StaleFields.Split(' ').Select(type.Field).OfType<Types.FieldDefinition>().ToList();
        var versions = stale.Select(field => basis.GetValueOrDefault(field.Name)?.Version).OfType<string>().Append(row.Source).ToHashSet();
        var fields = (await db.Versions.AsNoTracking().Where(version => versions.Contains(version.Id)).Select(version => new { version.Id, version.Fields }).ToListAsync(cancel))
            .ToDictionary(version => version.Id, version => FieldSet.Read(version.Fields));
        return [.. type.Fields.Where(stale.Contains).Select(field =>
        {
            var before = basis.GetValueOrDefault(field.Name);
            return new SourceChange(field, before is null ? null : fields.GetValueOrDefault(before.Version)?.GetValueOrDefault(field.Name), fields[row.Source].GetValueOrDefault(field.Name), before != FieldBasis.Unknown);
        })];
    }
}
