using System.Net;
using System.Text;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Media;

[StartsPortal]
public sealed class DocumentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_taken_as_it_came_and_its_words_are_known()
    {
        var pdf = await APdf.OfAsync("Kế hoạch 88 về thông tin đối ngoại – 对外信息", Cancel);

        var asset = await UploadAsync(pdf, "ke-hoach.pdf");

        Assert.Equal((MediaKind.Document, "application/pdf", (long)pdf.Length), (asset.Kind, asset.ContentType, asset.SizeBytes));
        var words = await portal.Services.GetRequiredService<IMediaTexts>().OfAsync(asset.Sha256, Cancel);
        Assert.Contains("Kế hoạch 88 về thông tin đối ngoại", words, StringComparison.Ordinal);
        Assert.Contains("对外信息", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_gets_it_as_a_download_that_is_no_page()
    {
        var asset = await UploadAsync(await APdf.OfAsync("Tải xuống", Cancel), "Phụ lục số 1.pdf");

        using var answer = await (await portal.ClientAsync("author")).GetAsync($"/media/{asset.Sha256}/original", Cancel);

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Phụ lục số 1.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.CreateClient().GetAsync($"/media/{asset.Sha256}/original", Cancel)).StatusCode); // nothing published names it
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.ClientAsync("author")).GetAsync($"/media/{asset.Sha256}/card", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("%PDF-1.7\nthis is no document at all")]
    [InlineData("%PDF-")]
    public async Task What_only_begins_like_one_is_refused(string text) => Assert.Equal("media.damaged", await RefusedAsync(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public async Task One_that_is_cut_short_before_its_first_page_is_refused() =>
        Assert.Equal("media.damaged", await RefusedAsync((await APdf.OfAsync("Cắt", Cancel))[..200]));

    [Fact]
    public async Task One_with_a_password_is_refused_with_what_to_do()
    {
        // RFC-like minimal file whose trailer names the standard security handler with keys nobody knows.
        var locked = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
            4 0 obj<</Filter/Standard/V 1/R 2/O<0123456789012345678901234567890123456789012345678901234567890123>/U<0123456789012345678901234567890123456789012345678901234567890123>/P -44>>endobj
            trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<01><01>]/Size 5>>
            %%EOF
            """;
        Assert.Equal("media.document-locked", await RefusedAsync(Encoding.ASCII.GetBytes(locked)));
    }

    [Fact]
    public async Task Without_poppler_a_document_is_taken_by_its_ends_alone()
    {
        using var room = new BlobRoom();
        var intake = room.Intake(tools: Directory.CreateTempSubdirectory("doingoai-no-tools-").FullName);
        var pdf = await APdf.OfAsync("Không có poppler", Cancel);

        Assert.Equal(MediaKind.Document, (await intake.AcceptAsync(pdf, Cancel)).Format.Kind);
        Assert.Equal("media.damaged", (await Assert.ThrowsAsync<RuleException>(() => intake.AcceptAsync(pdf[..^100], Cancel))).Code);
    }

    [Fact]
    public async Task Pictures_have_no_words() =>
        Assert.Equal("", await portal.Services.GetRequiredService<IMediaTexts>().OfAsync((await UploadAsync(APicture.Png(30, 20), "a.png")).Sha256, Cancel));

    private async Task<MediaAsset> UploadAsync(byte[] file, string name)
    {
        using var content = new MemoryStream(file);
        return await portal.Services.GetRequiredService<IMediaLibrary>().UploadAsync(content, name, await portal.PersonAsync("author"), unit: null, Cancel);
    }

    private async Task<string> RefusedAsync(byte[] file) => (await Assert.ThrowsAsync<RuleException>(() => UploadAsync(file, "x.pdf"))).Code;
}
