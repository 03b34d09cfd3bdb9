using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Translation;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Translation;

[StartsPortal]
public sealed class StalenessTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_change_of_the_source_leaves_the_changed_fields_of_its_translations_behind_and_touches_no_word_of_them(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en", "zh");
        var english = await room.VersionAsync(item.Versions["en"]);
        var after = await room.SaveAsync(item, "vi", ContentRoom.Text((await room.VersionAsync(item.Versions["vi"])).Title, "<p>Nội dung khác</p>"));

        Assert.Equal(["body"], (await VariantAsync(room, item, "en")).Stale);
        Assert.Equal(["body"], (await VariantAsync(room, item, "zh")).Stale);
        Assert.Empty((await VariantAsync(room, item, "vi")).Stale);
        Assert.Equal(item.Versions["en"], after!.Versions["en"]);
        Assert.Equal(english.Fields, (await room.VersionAsync(after.Versions["en"])).Fields);
        Assert.Equal(room.Now, (await VariantAsync(room, item, "en")).StaleSince);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_minor_edit_leaves_fresh_what_was_fresh_and_stale_what_was_stale(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en");
        item = (await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title(), "<p>Nội dung</p>")))!;
        await MinorAsync(room, item, ContentRoom.Text(room.Title(), "<p>Nội dung.</p>"));
        Assert.Equal(["title"], (await VariantAsync(room, item, "en")).Stale);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Saving_a_translation_brings_up_to_date_the_fields_that_were_worked_on(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en");
        item = (await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title(), "<p>Nội dung khác</p>")))!;
        Assert.Equal(["body", "title"], (await VariantAsync(room, item, "en")).Stale);

        item = (await room.SaveAsync(item, "en", ContentRoom.Text(room.Title("New title"))))!;
        Assert.Equal(["body"], (await VariantAsync(room, item, "en")).Stale);
        var version = await room.VersionAsync(item.Versions["en"]);
        Assert.Equal(item.Versions["vi"], version.SourceVersionId);
        Assert.Equal((await VariantAsync(room, item, "en")).Basis, version.Basis);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_translation_is_about_the_source_its_translator_saw_not_about_one_saved_meanwhile(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var seen = item.Versions["vi"];
        item = (await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title())))!;
        item = (await room.SaveAsync(item, "en", ContentRoom.Text(room.Title("English")) with { Source = seen }))!;

        Assert.Equal(["title"], (await VariantAsync(room, item, "en")).Stale);
        var change = Assert.Single(await room.Portal.Services.GetRequiredService<SourceChanges>().FindAsync(item.Item, "en", ContentRoom.Cancel));
        Assert.Equal((await room.VersionAsync(seen)).Title, change.Before!.Text);
        Assert.Equal((await room.VersionAsync(item.Versions["vi"])).Title, change.After!.Text);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_source_of_another_item_is_refused(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var (item, other) = (await room.ArticleAsync("vi"), await room.ArticleAsync("vi"));
        var refused = await Assert.ThrowsAsync<RuleException>(() => room.SaveAsync(item, "en", ContentRoom.Text(room.Title()) with { Source = other.Versions["vi"] }));
        Assert.Equal("item.unknown-source", refused.Code);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Still_correct_makes_fresh_without_a_new_version_and_only_for_the_source_that_was_seen(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var first = await room.ArticleAsync("vi", "en");
        var second = (await room.SaveAsync(first, "vi", ContentRoom.Text(room.Title(), "<p>Hai</p>")))!;
        Assert.Equal(["title"], await ConfirmAsync(room, second, second.Versions["vi"], "body"));

        var third = (await room.SaveAsync(second, "vi", ContentRoom.Text(room.Title(), "<p>Hai</p>")))!;
        Assert.Equal(["title"], await ConfirmAsync(room, third, second.Versions["vi"], "title"));
        Assert.Empty((await ConfirmAsync(room, third, third.Versions["vi"]))!);
        Assert.Equal(first.Versions["en"], (await VariantAsync(room, first, "en")).LatestVersionId);
        Assert.NotNull(await room.SaveAsync(third, "vi", ContentRoom.Text(room.Title()))); // who has the item open is not disturbed
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Somebody_without_the_right_to_write_confirms_nothing(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en");
        await using var scope = room.Portal.Services.CreateAsyncScope();
        var stranger = await room.Portal.PersonAsync("technician");
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => scope.ServiceProvider.GetRequiredService<ConfirmTranslation>().RunAsync(item.Item, "en", item.Versions["vi"], null, stranger, ContentRoom.Cancel));
        Assert.Equal("content.not-allowed", refused.Code);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task What_is_written_first_is_the_source_and_another_language_may_take_its_place(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("en", "zh");
        Assert.Equal("en", await SourceAsync(room, item));

        item = (await room.SaveAsync(item, "en", ContentRoom.Text(room.Title("Changed"))))!;
        Assert.Equal(["title"], (await VariantAsync(room, item, "zh")).Stale);
        item = (await SetSourceAsync(room, item, "zh"))!;
        Assert.Equal("zh", await SourceAsync(room, item));
        Assert.Empty((await VariantAsync(room, item, "zh")).Stale);
        Assert.Equal(["title"], (await VariantAsync(room, item, "en")).Stale); // zh was behind, so nobody knows whether en says the same

        item = (await room.SaveAsync(item, "zh", ContentRoom.Text(room.Title("中文"), "<p>新</p>")))!;
        Assert.Equal(["body", "title"], (await VariantAsync(room, item, "en")).Stale);
        var refused = await Assert.ThrowsAsync<RuleException>(() => SetSourceAsync(room, item, "vi"));
        Assert.Equal("item.source-not-written", refused.Code);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_shared_field_makes_no_translation_stale(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en");
        await room.Writer.SaveAsync(item.Item, new(item.Revision, An.Fields(("section", "chinh-sach"), ("author", "Ban Biên tập")), new Dictionary<string, VariantDraft>()), room.Author, ContentRoom.Cancel);
        Assert.Empty((await VariantAsync(room, item, "en")).Stale);
        Assert.NotNull((await room.VersionAsync((await VariantAsync(room, item, "en")).LatestVersionId)).Basis);
    }

    private static Task<Variant> VariantAsync(ContentRoom room, SavedItem item, string language) =>
        room.ReadAsync(db => db.Variants.SingleAsync(row => row.ItemId == item.Item && row.Language == language));

    private static Task<string> SourceAsync(ContentRoom room, SavedItem item) =>
        room.ReadAsync(db => db.Items.Where(row => row.Id == item.Item).Select(row => row.SourceLanguage).SingleAsync());

    private static Task<SavedItem?> MinorAsync(ContentRoom room, SavedItem seen, VariantDraft text) =>
        room.Writer.SaveAsync(seen.Item, new(seen.Revision, null, new Dictionary<string, VariantDraft> { ["vi"] = text }, Minor: true), room.Author, ContentRoom.Cancel);

    private static Task<SavedItem?> SetSourceAsync(ContentRoom room, SavedItem seen, string language) =>
        room.Writer.SaveAsync(seen.Item, new(seen.Revision, null, new Dictionary<string, VariantDraft>(), SourceLanguage: language), room.Author, ContentRoom.Cancel);

    private static async Task<IReadOnlyList<string>?> ConfirmAsync(ContentRoom room, SavedItem item, string source, params string[] fields)
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        var confirm = scope.ServiceProvider.GetRequiredService<ConfirmTranslation>();
        return await confirm.RunAsync(item.Item, "en", source, fields.Length == 0 ? null : fields, room.Author, ContentRoom.Cancel);
    }
}
