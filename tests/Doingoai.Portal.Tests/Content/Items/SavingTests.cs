using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Tests.Content.Items;

[StartsPortal]
public sealed class SavingTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_shared_field_makes_a_new_draft_of_every_language(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en", "zh");
        var after = await room.Writer.SaveAsync(item.Item, new(item.Revision, An.Fields(("section", "chinh-sach"), ("author", "Ban Biên tập")), NoVariants), room.Publisher, ContentRoom.Cancel);

        Assert.All(Languages.All, language => Assert.NotEqual(item.Versions[language], after!.Versions[language]));
        foreach (var id in after!.Versions.Values)
        {
            var version = await room.VersionAsync(id);
            Assert.Equal((2, Stage.Draft, room.Publisher.Id), (version.Number, version.Stage, version.AuthorId));
            Assert.Contains("Ban Biên tập", version.Fields, StringComparison.Ordinal);
            Assert.Contains("Nội dung", version.Fields, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Saving_what_is_there_makes_no_version(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var title = room.Title();
        var item = await room.Writer.CreateAsync("article", Guid.Empty, new(0, ContentRoom.Section, One("vi", ContentRoom.Text(title))), room.Author, ContentRoom.Cancel);
        var again = await room.SaveAsync(item, "vi", ContentRoom.Text($"  {title} ", "<p onclick='x'>Nội dung</p><script></script>"));
        Assert.Equal(item.Versions["vi"], again!.Versions["vi"]);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Two_people_in_two_languages_do_not_disturb_each_other(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var seen = await room.ArticleAsync("vi", "en");
        await room.SaveAsync(seen, "vi", ContentRoom.Text(room.Title()));
        var after = await room.SaveAsync(seen, "en", ContentRoom.Text(room.Title()));
        Assert.Equal(2, (await room.VersionAsync(after!.Versions["en"])).Number);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Of_two_people_in_one_language_the_second_is_told(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var seen = await room.ArticleAsync("vi");
        var first = await room.SaveAsync(seen, "vi", ContentRoom.Text(room.Title()));
        await RefusedAsync("item.changed-by-someone-else", () => room.SaveAsync(seen, "vi", ContentRoom.Text(room.Title())));
        Assert.Equal(first!.Versions["vi"], (await room.ReadAsync(db => db.Variants.SingleAsync(row => row.ItemId == seen.Item))).LatestVersionId);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Of_two_saves_at_the_same_moment_one_wins(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var seen = await room.ArticleAsync("vi");
        var saves = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                return await room.SaveAsync(seen, "vi", ContentRoom.Text(room.Title()));
            }
            catch (RuleException refused) when (refused.Code == "item.changed-by-someone-else")
            {
                return null;
            }
        }));
        Assert.Single(saves, saved => saved is not null);
        Assert.Equal(2, await room.ReadAsync(db => db.Versions.CountAsync(row => row.ItemId == seen.Item)));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task An_existing_address_is_refused_when_typed_and_numbered_when_made(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var title = room.Title("Cửa khẩu");
        var first = await room.Writer.CreateAsync("article", Guid.Empty, new(0, null, One("vi", ContentRoom.Text(title))), room.Author, ContentRoom.Cancel);
        var second = await room.Writer.CreateAsync("article", Guid.Empty, new(0, null, One("vi", ContentRoom.Text(title))), room.Author, ContentRoom.Cancel);

        var slug = (await room.VersionAsync(first.Versions["vi"])).Slug!;
        Assert.Equal($"{slug}-2", (await room.VersionAsync(second.Versions["vi"])).Slug);
        await RefusedAsync("slug.taken", () => room.SaveAsync(second, "vi", ContentRoom.Text(title, slug: slug)));
        await RefusedAsync("slug.empty", () => room.SaveAsync(second, "vi", ContentRoom.Text(title, slug: "!!!")));
        Assert.NotNull(await room.Writer.CreateAsync("article", Guid.Empty, new(0, null, One("en", ContentRoom.Text(title, slug: slug))), room.Author, ContentRoom.Cancel));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task An_address_follows_the_title_until_it_is_published(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        item = (await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title("Tên mới"))))!;
        var slug = (await room.VersionAsync(item.Versions["vi"])).Slug!;
        Assert.StartsWith("ten-moi-", slug, StringComparison.Ordinal);

        await room.PublishAsync(item, "vi");
        item = (await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title("Tên sau khi đăng"))))!;
        Assert.Equal(slug, (await room.VersionAsync(item.Versions["vi"])).Slug);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_translation_remembers_what_it_was_translated_from(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var translated = await room.SaveAsync(item, "en", ContentRoom.Text(room.Title()));
        Assert.Equal(item.Versions["vi"], (await room.VersionAsync(translated!.Versions["en"])).SourceVersionId);
    }

    [Theory]
    [InlineData("field.too-long", 5000)]
    [InlineData("item.title-missing", 0)]
    public async Task A_title_that_is_no_title_is_refused(string code, int length)
    {
        var room = await rooms.OnAsync("Sqlite");
        var title = length == 0 ? " \u3000\u200B\u202E " : new string('x', length);
        await RefusedAsync(code, () => room.Writer.CreateAsync("article", Guid.Empty, new(0, null, One("vi", ContentRoom.Text(title))), room.Author, ContentRoom.Cancel));
    }

    [Theory]
    [InlineData("section", "khong-co", "field.unknown-section")]
    [InlineData("cover", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "field.unknown-media")]
    [InlineData("gallery", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "field.unknown-media")]
    [InlineData("related", "00000000000000000000000000", "field.unknown-item")]
    [InlineData("title", "của mọi ngôn ngữ?", "field.unknown")]
    [InlineData("colour", "đỏ", "field.unknown")]
    public async Task What_a_draft_names_must_exist(string field, string value, string code)
    {
        var room = await rooms.OnAsync("Sqlite");
        await RefusedAsync(code, () => room.Writer.CreateAsync("article", Guid.Empty, new(0, An.Fields((field, value)), One("vi", ContentRoom.Text(room.Title()))), room.Author, ContentRoom.Cancel));
    }

    [Fact]
    public async Task A_refused_save_leaves_nothing()
    {
        var room = await rooms.OnAsync("Sqlite");
        var item = await room.ArticleAsync("vi");
        var draft = new ItemDraft(item.Revision, An.Fields(("section", "khong-co")), One("vi", ContentRoom.Text(room.Title())));
        await RefusedAsync("field.unknown-section", () => room.Writer.SaveAsync(item.Item, draft, room.Author, ContentRoom.Cancel));
        Assert.Equal(1, await room.ReadAsync(db => db.Versions.CountAsync(row => row.ItemId == item.Item)));
    }

    private static Dictionary<string, VariantDraft> NoVariants => [];

    private static Dictionary<string, VariantDraft> One(string language, VariantDraft text) => new() { [language] = text };

    private static async Task RefusedAsync(string code, Func<Task> act) => Assert.Equal(code, (await Assert.ThrowsAsync<RuleException>(act)).Code);
}
