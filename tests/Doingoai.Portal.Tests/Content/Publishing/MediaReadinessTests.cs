using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Media.Rights;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Media;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Publishing;

[StartsPortal]
public sealed class MediaReadinessTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    private static int _widths = 300;

    private static CancellationToken Cancel => ContentRoom.Cancel;

    [Fact]
    public async Task A_picture_needs_description_and_caption_in_the_language_it_is_published_in()
    {
        var room = await rooms.OnAsync("Sqlite");
        var asset = await PictureAsync(room);
        var item = await ArticleAsync(room, asset);
        Assert.Equal(("version.media-without-alt", "vi", "cho.png"), await RefusalAsync(room, item));

        asset = await DescribeAsync(room, asset, Said("vi") with { Caption = new Dictionary<string, string>() });
        Assert.Equal(("version.media-without-caption", "vi", "cho.png"), await RefusalAsync(room, item));

        await DescribeAsync(room, asset, Said("vi"));
        await room.PublishAsync(item, "vi");
        Assert.NotNull(await room.LiveAsync(item, "vi"));
    }

    [Fact]
    public async Task Each_picture_of_a_gallery_needs_its_words_and_is_known_to_be_used()
    {
        var room = await rooms.OnAsync("Sqlite");
        var (first, second) = (await DescribeAsync(room, await PictureAsync(room), Said("vi")), await PictureAsync(room));
        var item = await room.Writer.CreateAsync("article", Guid.Empty, new(0, An.Fields(("section", "chinh-sach"), ("gallery", $"{first.Sha256}\n{second.Sha256}")), new Dictionary<string, VariantDraft> { ["vi"] = ContentRoom.Text(room.Title()) }), room.Author, Cancel);
        Assert.Equal(("version.media-without-alt", "vi", "cho.png"), await RefusalAsync(room, item));

        await DescribeAsync(room, second, Said("vi"));
        await room.PublishAsync(item, "vi");

        Assert.Equal($"{first.Sha256}\n{second.Sha256}", (await room.LiveAsync(item, "vi"))!.Fields["gallery"].Text);
        var uses = await room.Portal.Services.GetServices<IMediaUsage>().Single().FindAsync(second.Sha256, Cancel);
        Assert.Equal($"/admin/items/{item.Item}", Assert.Single(uses).Href);
    }

    [Fact]
    public async Task A_map_nobody_has_checked_blocks_publication_and_the_one_who_checked_is_named()
    {
        var room = await rooms.OnAsync("Sqlite");
        var asset = await DescribeAsync(room, await PictureAsync(room), Said("vi") with { ShowsMap = true });
        var item = await ArticleAsync(room, asset);
        Assert.Equal("version.media-map-unchecked", (await Assert.ThrowsAsync<RuleException>(() => room.PublishAsync(item, "vi"))).Code);

        var check = await room.Portal.Services.GetRequiredService<CheckMap>().RunAsync(asset.Sha256, asset.Revision, room.Publisher, Cancel);

        Assert.Equal((room.Publisher.Name, room.Now), (check!.MapCheckedByName, check.MapCheckedAt));
        await room.PublishAsync(item, "vi");
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task When_a_licence_ends_the_picture_leaves_pages_and_slides_by_itself(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var until = DateOnly.FromDateTime(room.Now.UtcDateTime.AddDays(3));
        var asset = await DescribeAsync(room, await PictureAsync(room), Said("vi") with { LicenceUntil = until });
        var item = await ArticleAsync(room, asset);
        await room.PublishAsync(item, "vi");
        await room.PublishAsync(item, "vi", Channel.Screens);
        var end = new DateTimeOffset(until.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)).ToUniversalTime();

        Assert.Equal(end, (await room.LiveAsync(item, "vi", Channel.Screens))!.Until);
        Assert.Null((await room.LiveAsync(item, "vi"))!.Until);
        Assert.True(await room.Live.NextTransitionAsync(room.Now, Cancel) <= end);
        Assert.Contains(asset.Sha256, await room.Live.MediaAsync(Channel.Portal, room.Now, Cancel));
        await room.PassAsync();
        var generation = await room.Live.GenerationAsync(Cancel);

        room.Portal.Time!.AdjustTime(end); // at once: the loops need not tick through three days
        await room.PassAsync();

        Assert.Null(await room.LiveAsync(item, "vi", Channel.Screens));
        Assert.NotNull(await room.LiveAsync(item, "vi"));
        Assert.DoesNotContain(asset.Sha256, await room.Live.MediaAsync(Channel.Portal, room.Now, Cancel));
        Assert.True(await room.Live.GenerationAsync(Cancel) > generation);
        Assert.Equal("version.media-licence-over", (await Assert.ThrowsAsync<RuleException>(() => room.PublishAsync(item, "vi", Channel.Screens))).Code);
    }

    [Fact]
    public async Task The_library_knows_where_a_picture_is_used_and_pages_are_drawn_anew_when_it_changes()
    {
        var room = await rooms.OnAsync("Sqlite");
        var asset = await DescribeAsync(room, await PictureAsync(room), Said("vi"));
        var item = await ArticleAsync(room, asset);
        var generation = await room.Live.GenerationAsync(Cancel);

        await DescribeAsync(room, asset, Said("vi") with { Credit = "Báo Lào Cai" });

        Assert.True(await room.Live.GenerationAsync(Cancel) > generation);
        var uses = await room.Portal.Services.GetServices<IMediaUsage>().Single().FindAsync(asset.Sha256, Cancel);
        Assert.Equal($"/admin/items/{item.Item}", Assert.Single(uses).Href);
    }

    private static MediaDescription Said(string language) => MediaDescription.Empty with
    {
        Alt = new Dictionary<string, string> { [language] = "Chợ phiên" },
        Caption = new Dictionary<string, string> { [language] = "Chợ phiên Bắc Hà" },
    };

    private static Task<MediaAsset> PictureAsync(ContentRoom room) => room.Portal.Services.GetRequiredService<IMediaLibrary>()
        .UploadAsync(new MemoryStream(APicture.Png(Interlocked.Increment(ref _widths), 60)), "cho.png", room.Author, null, Cancel);

    private static async Task<MediaAsset> DescribeAsync(ContentRoom room, MediaAsset asset, MediaDescription description) =>
        (await room.Portal.Services.GetRequiredService<DescribeMedia>().RunAsync(asset.Sha256, asset.Revision, description, Cancel))!;

    private static Task<SavedItem> ArticleAsync(ContentRoom room, MediaAsset cover) => room.Writer.CreateAsync("article", Guid.Empty,
        new(0, An.Fields(("section", "chinh-sach"), ("cover", cover.Sha256)), new Dictionary<string, VariantDraft> { ["vi"] = ContentRoom.Text(room.Title()) }), room.Author, Cancel);

    private static async Task<(string, object, object)> RefusalAsync(ContentRoom room, SavedItem item)
    {
        var refusal = await Assert.ThrowsAsync<RuleException>(() => room.PublishAsync(item, "vi"));
        return (refusal.Code, refusal.Arguments[0], refusal.Arguments[1]);
    }
}
