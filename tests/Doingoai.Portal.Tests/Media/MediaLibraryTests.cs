using System.Text.Json;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Media;

[StartsPortal]
public sealed class MediaLibraryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IMediaLibrary Library => portal.Services.GetRequiredService<IMediaLibrary>();

    [Fact]
    public async Task The_library_is_searched_in_every_language_and_in_names_and_credits()
    {
        var asset = await Library.UploadAsync(new MemoryStream(APicture.Png(64, 48)), "cho-phien.png", Person.Portal, unit: null, Cancel);
        await portal.Services.GetRequiredService<DescribeMedia>().RunAsync(asset.Sha256, 0, new MediaDescription(
            new Dictionary<string, string> { ["vi"] = "Chợ phiên Bắc Hà" }, new Dictionary<string, string> { ["zh"] = "北河周日集市" }, "Báo Lào Cai", null, null), Cancel);

        foreach (var text in new[] { "phiên Bắc", "周日集市", "cho-phien", "Báo Lào" })
            Assert.Equal(asset.Sha256, Assert.Single((await Library.ListAsync(new MediaFilter(text), Cancel)).Assets).Sha256);
        Assert.Empty((await Library.ListAsync(new MediaFilter("phiên Bắc", MediaKind.Video), Cancel)).Assets);
        Assert.Empty((await Library.ListAsync(new MediaFilter("%"), Cancel)).Assets);
    }

    [Fact]
    public async Task Two_who_upload_one_file_at_the_same_time_get_one_asset()
    {
        var file = APicture.Jpeg(200, 180);

        var assets = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Library.UploadAsync(new MemoryStream(file), "same.jpg", Person.Portal, unit: null, Cancel)));

        Assert.Single(assets.Select(asset => asset.Sha256).Distinct());
    }

    [Fact]
    public async Task A_recipe_brings_pictures_in_and_may_be_run_again()
    {
        var folder = Directory.CreateTempSubdirectory("doingoai-recipe-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "ruong.jpg"), APicture.Jpeg(300, 200), Cancel);
        var step = portal.Services.CreateScope().ServiceProvider.GetServices<IRecipeStep>().Single(one => one.Key == "media");
        var json = JsonSerializer.Deserialize<JsonElement>("""{"step":"media","files":[{"key":"ruong","file":"ruong.jpg","alt":{"vi":"Ruộng","en":"Terraces"},"credit":"Cổng"}]}""");

        await step.RunAsync(json, folder, Cancel);
        var first = await Library.FindByKeyAsync("ruong", Cancel);
        await step.RunAsync(json, folder, Cancel);
        var second = await Library.FindByKeyAsync("ruong", Cancel);

        Assert.Equal("Terraces", first!.Alt["en"]);
        Assert.Equal((first.Sha256, first.Revision), (second!.Sha256, second.Revision));
        Directory.Delete(folder, recursive: true);
    }
}
