using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Folders;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Media.Library;

[StartsPortal]
public sealed class LibrarySearchTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static int _sizes = 200;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task Words_are_found_without_diacritics_in_any_order_and_in_tags(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var asset = await AddAsync(portal, "IMG_1.png", new(Texts("vi", "Chợ phiên Đồng Văn"), Texts("zh", "周日集市"), "Nguyễn Ánh", null, null, Tags: ["Lễ hội", "le hoi", "Sa Pa"]));

        foreach (var text in new[] { "dong van cho", "ĐỒNG", "日集", "nguyen anh", "le hoi", "sa pa img_1" })
            Assert.Equal([asset.Sha256], await FoundAsync(portal, new(text)));
        Assert.Equal(["Lễ hội", "Sa Pa"], (await LibraryOf(portal).FindAsync(asset.Sha256, Cancel))!.Tags);
        Assert.Equal([asset.Sha256], await FoundAsync(portal, new(Tag: "Lễ hội")));
        Assert.Empty(await FoundAsync(portal, new(Tag: "Lễ")));
        Assert.Empty(await FoundAsync(portal, new("cho xyz")));
        Assert.Empty(await FoundAsync(portal, new("' OR 1=1 --")));
        Assert.Empty(await FoundAsync(portal, new("%_" + new string('x', 10_000))));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_folder_shows_what_lies_in_it_at_any_depth_and_loses_nothing_when_it_goes(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var folders = portal.Services.GetRequiredService<ArrangeFolders>();
        var year = await folders.CreateAsync("Năm 2026", null, Cancel);
        var feast = await folders.CreateAsync("Lễ hội", year.Id, Cancel);
        var asset = await AddAsync(portal, "trong.png", MediaDescription.Empty);
        await folders.MoveAsync([asset.Sha256], feast.Id, Cancel);

        Assert.Equal([asset.Sha256], await FoundAsync(portal, new(Folder: year.Id)));
        Assert.Equal("media.folder-name-taken", (await Assert.ThrowsAsync<RuleException>(() => folders.CreateAsync("le hoi", year.Id, Cancel))).Code);
        Assert.Equal("media.folder-in-itself", (await Assert.ThrowsAsync<RuleException>(() => folders.ChangeAsync(year.Id, "Năm", feast.Id, Cancel))).Code);
        Assert.Equal("media.folder-gone", (await Assert.ThrowsAsync<RuleException>(() => folders.MoveAsync([asset.Sha256], Guid.NewGuid(), Cancel))).Code);

        Assert.True(await folders.RemoveAsync(feast.Id, Cancel));
        Assert.Equal([asset.Sha256], await FoundAsync(portal, new(Folder: year.Id)));
        Assert.Empty(await FoundAsync(portal, new(Folder: feast.Id)));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task What_has_to_be_looked_after_is_found(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var ending = await AddAsync(portal, "ending.png", MediaDescription.Empty with { LicenceUntil = today.AddDays(10) });
        var lasting = await AddAsync(portal, "lasting.png", MediaDescription.Empty with { LicenceUntil = today.AddDays(90) });
        var map = await AddAsync(portal, "map.png", MediaDescription.Empty with { ShowsMap = true });

        var soon = await FoundAsync(portal, new(Concern: MediaConcern.LicenceEnding));
        Assert.Contains(ending.Sha256, soon);
        Assert.DoesNotContain(lasting.Sha256, soon);
        Assert.Contains(map.Sha256, await FoundAsync(portal, new(Concern: MediaConcern.MapUnchecked)));
        Assert.Contains(map.Sha256, await FoundAsync(portal, new(Concern: MediaConcern.Undescribed)));
    }

    private static IMediaLibrary LibraryOf(PortalFixture portal) => portal.Services.GetRequiredService<IMediaLibrary>();

    private static Dictionary<string, string> Texts(string language, string text) => new() { [language] = text };

    private static async Task<MediaAsset> AddAsync(PortalFixture portal, string name, MediaDescription description)
    {
        var asset = await LibraryOf(portal).UploadAsync(new MemoryStream(APicture.Png(Interlocked.Increment(ref _sizes), 40)), name, Person.Portal, null, Cancel);
        return (await portal.Services.GetRequiredService<DescribeMedia>().RunAsync(asset.Sha256, 0, description, Cancel))!;
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(PortalFixture portal, MediaFilter filter) =>
        [.. (await LibraryOf(portal).ListAsync(filter, Cancel)).Assets.Select(asset => asset.Sha256)];
}
