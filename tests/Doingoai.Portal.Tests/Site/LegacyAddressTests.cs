using System.Net;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Sections;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Tests.Content;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Media;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Site;

/// <summary>Links to the portal that came before, followed as readers and search engines follow them, on both databases.</summary>
[StartsPortal]
public sealed class LegacyAddressTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    private static int _numbers = 1000;

    public static TheoryData<string> Both => ContentRooms.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task An_old_article_address_leads_in_one_step_to_the_page_of_today_in_each_language(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var (number, item) = await ArticleAsync(room, "vi", "en", "zh");
        foreach (var language in Languages.All)
        {
            await room.PublishAsync(item, language);
            await DemandLeadsOnAsync(room, $"/{language}/bai-viet/{number}", await AddressAsync(room, item, language));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_not_live_in_the_language_asked_for_is_not_found_in_that_language(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var (number, item) = await ArticleAsync(room, "vi", "en");
        await room.PublishAsync(item, "vi");

        await DemandNotFoundAsync(room, $"/en/bai-viet/{number}", "en");
        await DemandNotFoundAsync(room, $"/zh/bai-viet/{number}", "zh-Hans");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task After_a_change_of_address_it_leads_to_the_new_one_and_after_a_recall_it_is_gone(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var (number, item) = await ArticleAsync(room, "vi");
        await room.PublishAsync(item, "vi");
        var first = await AddressAsync(room, item, "vi");
        await DemandLeadsOnAsync(room, $"/vi/bai-viet/{number}", first);

        room.Wait(1);
        item = (await room.SaveAsync(item, "vi", ContentRoom.Text("Tên khác", slug: $"ten-khac-{number}")))!;
        await room.PublishAsync(item, "vi");
        var second = await AddressAsync(room, item, "vi");
        Assert.NotEqual(first, second);
        await DemandLeadsOnAsync(room, $"/vi/bai-viet/{number}", second);

        room.Wait(1);
        await room.RecallAsync(item);
        foreach (var address in new[] { $"/vi/bai-viet/{number}", second })
            Assert.Equal(HttpStatusCode.Gone, (await Reader(room).GetAsync(address, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("/vi/bai-viet/999999", "vi")]
    [InlineData("/en/bai-viet/999999999999999999999", "en")]
    [InlineData("/zh/bai-viet/-5", "zh-Hans")]
    [InlineData("/vi/bai-viet/1%2F2", "vi")]
    [InlineData("/en/kenh-tin/777-tin-tuc", "en")]
    [InlineData("/zh/kenh-tin/99999999999-x", "zh-Hans")]
    [InlineData("/vi/kenh-tin/-tin", "vi")]
    [InlineData("/storage/999/file", "vi")]
    [InlineData("/storage/..%2F..%2Fetc/file", "vi")]
    public async Task What_nobody_knows_is_not_found_with_ways_on(string address, string language)
    {
        foreach (var provider in new[] { "Sqlite", "PostgreSql" }) await DemandNotFoundAsync(await rooms.OnAsync(provider), address, language);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_old_channel_leads_to_the_section_that_took_it_over(string provider)
    {
        var room = await rooms.OnAsync(provider);
        await SectionAsync(room, "kinh-te", 21, 22);

        await DemandLeadsOnAsync(room, "/vi/kenh-tin/21-kinh-te-cua-khau", "/vi/kinh-te");
        await DemandLeadsOnAsync(room, "/zh/kenh-tin/22-thuong-mai", "/zh/kinh-te-zh");
        await DemandLeadsOnAsync(room, "/en/kenh-tin/22?page=3", "/en/kinh-te-en");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_sections_cannot_take_over_one_channel(string provider)
    {
        var room = await rooms.OnAsync(provider);
        await SectionAsync(room, "van-hoa", 31);
        Assert.Equal("section.legacy-number-taken", (await Assert.ThrowsAsync<RuleException>(() => SectionAsync(room, "du-lich", 31))).Code);
    }

    [Fact]
    public async Task Describing_a_section_without_its_old_numbers_leaves_them()
    {
        var room = await rooms.OnAsync("Sqlite");
        await SectionAsync(room, "giao-duc", 41);
        await room.Portal.Services.GetRequiredService<SaveSection>().RunAsync(Described("giao-duc") with { Order = 77 }, Cancel);
        await DemandLeadsOnAsync(room, "/vi/kenh-tin/41-giao-duc", "/vi/giao-duc");
    }

    [Fact]
    public async Task A_section_of_today_may_be_called_as_the_old_addresses_were()
    {
        var room = await rooms.OnAsync("Sqlite");
        await SectionAsync(room, "bai-viet");
        var item = await room.Writer.CreateAsync("article", Guid.Empty, new(0, An.Fields(("section", "bai-viet")), new Dictionary<string, VariantDraft> { ["vi"] = ContentRoom.Text("Năm 2026", slug: "2026") }), room.Author, Cancel);
        await room.PublishAsync(item, "vi");

        Assert.Equal(HttpStatusCode.OK, (await Reader(room).GetAsync("/vi/bai-viet/2026", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Reader(room).GetAsync("/vi/bai-viet", Cancel)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_old_file_address_leads_to_the_picture_while_readers_may_see_it(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var services = room.Portal.Services;
        var asset = await services.GetRequiredService<IMediaLibrary>().UploadAsync(new MemoryStream(APicture.Jpeg(420, 300)), "cho.jpg", room.Author, null, Cancel);
        var said = new Dictionary<string, string> { ["vi"] = "Chợ phiên" };
        await services.GetRequiredService<DescribeMedia>().RunAsync(asset.Sha256, asset.Revision, new MediaDescription(said, said, null, null, null), Cancel);
        await services.GetRequiredService<RememberLegacyFile>().RunAsync("77", asset.Sha256, Cancel);
        await DemandNotFoundAsync(room, "/storage/77/file", "vi");

        var item = await room.Writer.CreateAsync("article", Guid.Empty, new(
            0, An.Fields(("section", "chinh-sach"), ("cover", asset.Sha256)), new Dictionary<string, VariantDraft> { ["vi"] = ContentRoom.Text(room.Title()) }), room.Author, Cancel);
        await room.PublishAsync(item, "vi");
        await DemandLeadsOnAsync(room, "/storage/77/file", $"/media/{asset.Sha256}/page");

        room.Wait(2);
        await room.RecallAsync(item);
        var picture = await Reader(room, accept: "image/*").GetAsync("/storage/77/file", Cancel);
        Assert.Equal((HttpStatusCode.NotFound, ""), (picture.StatusCode, await picture.Content.ReadAsStringAsync(Cancel)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_readers_saw_on_the_old_portal_keeps_its_date(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var long_ago = new DateTimeOffset(2019, 5, 2, 17, 0, 0, TimeSpan.Zero);
        var item = await room.Writer.CreateAsync("article", Guid.Empty, new(
            0, ContentRoom.Section, Texts(room, "vi"), Origin: new(Interlocked.Increment(ref _numbers), Imported: true, long_ago)), room.Author, Cancel);
        await room.PublishAsync(item, "vi");
        var seen = await room.LiveAsync(item, "vi");
        Assert.Equal((long_ago, long_ago, room.Now), (seen!.FirstPublished, seen.Updated, seen.From));

        room.Wait(1);
        item = (await room.SaveAsync(item, "vi", ContentRoom.Text("Sửa hôm nay")))!;
        item = (await room.SaveAsync(item, "en", ContentRoom.Text(room.Title())))!;
        foreach (var language in new[] { "vi", "en" }) await room.PublishAsync(item, language);
        var corrected = await room.LiveAsync(item, "vi");
        Assert.Equal((long_ago, room.Now), (corrected!.FirstPublished, corrected.Updated));
        Assert.Equal(room.Now, (await room.LiveAsync(item, "en"))!.FirstPublished); // translated here: readers never had it before
    }

    [Theory, MemberData(nameof(Both))]
    public async Task One_old_number_is_one_item(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var (number, _) = await ArticleAsync(room, "vi");
        var second = room.Writer.CreateAsync("article", Guid.Empty, new(0, ContentRoom.Section, Texts(room, "vi"), Origin: new(number)), room.Author, Cancel);
        Assert.Equal("item.legacy-number-taken", (await Assert.ThrowsAsync<RuleException>(() => second)).Code);
    }

    private static async Task<(int Number, SavedItem Item)> ArticleAsync(ContentRoom room, params string[] languages)
    {
        var number = Interlocked.Increment(ref _numbers);
        return (number, await room.Writer.CreateAsync("article", Guid.Empty, new(0, ContentRoom.Section, Texts(room, languages), Origin: new(number)), room.Author, Cancel));
    }

    private static Dictionary<string, VariantDraft> Texts(ContentRoom room, params string[] languages) =>
        languages.ToDictionary(language => language, _ => ContentRoom.Text(room.Title()));

    private static Task SectionAsync(ContentRoom room, string key, params int[] numbers) =>
        room.Portal.Services.GetRequiredService<SaveSection>().RunAsync(Described(key) with { LegacyNumbers = numbers }, Cancel);

    private static Portal.Content.SectionInfo Described(string key)
    {
        var names = new Dictionary<string, string> { ["vi"] = key, ["en"] = $"{key} en", ["zh"] = $"{key} zh" };
        return new(key, null, 20, false, names, names, new Dictionary<string, string>());
    }

    private static async Task<string> AddressAsync(ContentRoom room, SavedItem item, string language)
    {
        var section = language switch { "en" => "policy", "zh" => Uri.EscapeDataString("政策"), _ => "chinh-sach" };
        return $"/{language}/{section}/{Uri.EscapeDataString((await room.LiveAsync(item, language))!.Slug)}";
    }

    private static HttpClient Reader(ContentRoom room, string accept = "text/html")
    {
        var reader = room.Portal.CreateClient(new() { AllowAutoRedirect = false });
        reader.DefaultRequestHeaders.Add("Accept", accept);
        return reader;
    }

    private static async Task DemandLeadsOnAsync(ContentRoom room, string old, string today)
    {
        var reader = Reader(room);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var answer = await reader.SendAsync(new(method, old), Cancel);
            Assert.Equal((HttpStatusCode.MovedPermanently, today, "no-cache"), (answer.StatusCode, answer.Headers.Location?.OriginalString, answer.Headers.CacheControl?.ToString()));
        }

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(today, Cancel)).StatusCode);
    }

    private static async Task DemandNotFoundAsync(ContentRoom room, string address, string tag)
    {
        var answer = await Reader(room).GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"<html lang=\"{tag}\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Reader(room).SendAsync(new(HttpMethod.Head, address), Cancel)).StatusCode);
    }
}
