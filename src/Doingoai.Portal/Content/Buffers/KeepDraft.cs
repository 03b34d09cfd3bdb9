using Doingoai.Portal.Content.Presence;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Buffers;

/// <summary>Keeps what a person has just typed. Makes no version: that only saving does.</summary>
internal sealed class KeepDraft(IDbContextFactory<PortalDb> dbs, ContentRights rights, IContentTypes types, Presences presences, TimeProvider time)
{
    /// <summary>Characters of one field; the editor's own limit for HTML is a little less.</summary>
    public const int LargestField = 1_200_000;

    /// <summary>Characters of everything a person has not saved.</summary>
    public const long MostOfAll = 24_000_000;

    private const int Tries = 4;

    /// <summary>Texts by the name of their box. False if there is no such item.</summary>
    public async Task<bool> RunAsync(
        string key, IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, string?> basis, Person by, CancellationToken cancel)
    {
        if (await TypeOfAsync(key, cancel) is not { } type) return false;
        var fields = texts.Select(text => BufferKey.Field(type, text.Key, text.Value ?? "") ?? throw new RuleException("field.unknown", text.Key)).ToList();
        return await RunAsync(key, fields, basis, by, cancel);
    }

    public async Task<bool> RunAsync(string key, IReadOnlyList<KeptField> fields, IReadOnlyDictionary<string, string?> basis, Person by, CancellationToken cancel)
    {
        if (fields.Any(field => SizeOf(field.Value) > LargestField)) throw new RuleException("draft.too-large", LargestField / 1000);
        if (await UnitOfAsync(key, by, cancel) is not { } unit) return false;
        await rights.DemandAsync(by, Permission.WriteContent, unit, fields.Select(field => field.Part == BufferKey.Shared ? null : field.Part).Distinct(), cancel);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await KeepAsync(key, fields, basis, by, cancel);
                if (BufferKey.OfNew(key) is null) await presences.TypedAsync(key, fields.Select(field => field.Part), by, cancel);
                return true;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // the same person wrote elsewhere in the same part at this moment
            }
        }
    }

    private async Task KeepAsync(string key, IReadOnlyList<KeptField> fields, IReadOnlyDictionary<string, string?> basis, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var elsewhere = await db.DraftBuffers.Where(row => row.PersonId == by.Id && row.Item != key).SumAsync(row => (long)row.Size, cancel);
        var rows = await db.DraftBuffers.Where(row => row.PersonId == by.Id && row.Item == key).ToDictionaryAsync(row => row.Part, cancel);
        foreach (var part in fields.GroupBy(field => field.Part))
        {
            if (!rows.TryGetValue(part.Key, out var row))
                rows[part.Key] = row = db.DraftBuffers.Add(DraftBuffer.Of(by.Id, key, part.Key, basis.GetValueOrDefault(part.Key))).Entity;
            row.Keep(part, time.GetUtcNow());
        }

        if (elsewhere + rows.Values.Sum(row => (long)row.Size) > MostOfAll) throw new RuleException("draft.too-much");
        await db.SaveChangesAsync(cancel);
    }

    private static int SizeOf(FieldValue value) => value.Text.Length + (value.Label?.Length ?? 0) + (value.Rows?.Sum(row => row.Sum(cell => cell.Length)) ?? 0);

    private async Task<Types.ContentType?> TypeOfAsync(string key, CancellationToken cancel)
    {
        if (BufferKey.OfNew(key) is { } begun) return types.Find(begun.Type);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Items.Where(row => row.Id == key).Select(row => row.Type).FirstOrDefaultAsync(cancel) is { } type ? types.Find(type) : null;
    }

    private async Task<Guid?> UnitOfAsync(string key, Person by, CancellationToken cancel)
    {
        if (BufferKey.OfNew(key) is null) return await rights.UnitOfAsync(key, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Users.Where(user => user.Id == by.Id).Select(user => user.UnitId).FirstOrDefaultAsync(cancel) ?? Guid.Empty;
    }
}
