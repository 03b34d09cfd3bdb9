using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation.Assigning;

/// <summary>Gives translations to a translator: all of the order or none.</summary>
internal sealed class AssignTranslations(IDbContextFactory<PortalDb> dbs, ContentRights rights, TimeProvider time, IActor actor)
{
    public const int Most = 200;
    public const int LongestNote = 500;

    public async Task RunAsync(AssignmentOrder order, Person by, CancellationToken cancel)
    {
        var note = PlainText.Line(order.Note ?? "");
        if (order.Translations.Count is 0 or > Most) throw new RuleException("assignment.how-many", Most);
        if (PlainText.Length(note) > LongestNote) throw new RuleException("assignment.note-too-long", LongestNote);
        if (order.Due < DateOnly.FromDateTime(VietnamTime.Of(time.GetUtcNow()))) throw new RuleException("assignment.due-past");

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var translator = await db.Users.Where(user => user.Id == order.Person && user.LeftAt == null).Select(user => new Person(user.Id, user.DisplayName)).FirstOrDefaultAsync(cancel)
            ?? throw new RuleException("assignment.no-such-person");
        await DemandAsync(db, order, translator, by, cancel);

        using var acting = actor.Be(by);
        using var doing = actor.Do("translation.assign");
        var items = order.Translations.Select(one => one.Item).ToHashSet();
        var open = await db.Assignments.Where(row => items.Contains(row.ItemId) && row.EndedAt == null).ToListAsync(cancel);
        var replaced = open.Where(row => row.PersonId != translator.Id && order.Translations.Contains(new(row.ItemId, row.Language))).ToList();
        foreach (var old in replaced) old.End(AssignmentOutcome.Replaced, time.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (replaced.Count > 0) await db.SaveChangesAsync(cancel); // first the old ones end: only one may be open
        await GiveAsync(db, order, open, translator, note, by, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task GiveAsync(PortalDb db, AssignmentOrder order, List<Assignment> open, Person translator, string note, Person by, CancellationToken cancel)
    {
        foreach (var one in order.Translations.Distinct())
        {
            if (open.Find(row => row.EndedAt is null && row.ItemId == one.Item && row.Language == one.Language) is { } same) same.Change(order.Due, note);
            else db.Assignments.Add(Assignment.Of(one.Item, one.Language, translator, order.Due, note, by, time.GetUtcNow()));
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            throw new RuleException("assignment.changed-by-someone-else"); // the index lets only one of two win
        }
    }

    private async Task DemandAsync(PortalDb db, AssignmentOrder order, Person translator, Person by, CancellationToken cancel)
    {
        var items = order.Translations.Select(one => one.Item).ToHashSet();
        var places = await db.Items.AsNoTracking().Where(item => items.Contains(item.Id)).Select(item => new { item.Id, item.OwnerUnitId, item.SourceLanguage }).ToDictionaryAsync(item => item.Id, cancel);
        foreach (var one in order.Translations)
        {
            if (!places.TryGetValue(one.Item, out var place)) throw new RuleException("assignment.no-such-item");
            if (!Languages.Knows(one.Language) || one.Language == place.SourceLanguage) throw new RuleException("assignment.is-source", one.Language);
            await rights.DemandAsync(by, Permission.WriteContent, place.OwnerUnitId, [one.Language], cancel);
            if (!await rights.MayAsync(translator, Permission.WriteContent, place.OwnerUnitId, one.Language, cancel)) throw new RuleException("assignment.person-may-not", translator.Name, one.Language);
        }
    }
}

/// <summary>Who is to translate what, until when.</summary>
internal sealed record AssignmentOrder(IReadOnlyList<TranslationOf> Translations, Guid Person, DateOnly? Due = null, string? Note = null);

/// <summary>An item in a language other than its source's.</summary>
public sealed record TranslationOf(string Item, string Language);
