using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Content.Buffers;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Work;

/// <summary>What the person typed and did not save, then what they saved and nobody has published.</summary>
internal sealed class MyDrafts(DraftBuffers buffers, IDbContextFactory<PortalDb> dbs, IStringLocalizer<Texts> texts) : IWorkList
{
    public int Order => 10;

    public Permission Permission => Permission.WriteContent;

    public async Task<WorkList?> OfAsync(Person person, CancellationToken cancel)
    {
        var typed = await buffers.AllAsync(person, cancel);
        var saved = await SavedAsync(person, cancel);
        var lines = typed.Select(one => new WorkLine(one.Title ?? texts["Untitled"], one.Href, texts["Work_Unsaved", At(one.ChangedAt)], Tone.Attention))
            .Concat(saved.Where(one => typed.All(other => other.Key != one.Item)).Select(one => new WorkLine(one.Title, $"/admin/items/{one.Item}", texts["Work_Draft", one.Languages, At(one.At)]))).ToList();
        return lines.Count == 0 ? null : new(texts["Work_Drafts"], "edit_note", [.. lines.Take(IWorkList.Shown)], lines.Count, $"/admin/items?mine=True&state={ItemListState.Waiting}");
    }

    private async Task<List<(string Item, string Title, string Languages, DateTimeOffset At)>> SavedAsync(Person person, CancellationToken cancel)
    {
        const int Most = 200;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await LatestVersions.Of(db).Where(row => row.Version.AuthorId == person.Id && row.Version.Stage == Stage.Draft)
            .OrderByDescending(row => row.Version.SavedAt).Select(row => new { row.Version.ItemId, row.Version.Title, row.Version.Language, row.Version.SavedAt }).Take(Most).ToListAsync(cancel);
        return [.. rows.GroupBy(row => row.ItemId).Select(same => (
            same.Key, same.Select(row => row.Title).FirstOrDefault(title => title.Length > 0) ?? texts["Untitled"].Value, LatestVersions.Codes(same.Select(row => row.Language)), same.Max(row => row.SavedAt)))];
    }

    private static string At(DateTimeOffset at) => VietnamTime.Of(at).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);
}
