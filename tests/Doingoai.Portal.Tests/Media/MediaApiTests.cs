using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using NetVips;

namespace Doingoai.Portal.Tests.Media;

[StartsPortal]
public sealed class MediaApiTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_uploaded_photo_is_in_the_library_under_the_hash_of_what_was_stored()
    {
        var asset = await UploadedAsync(APicture.JpegFromAPhone(), "C:\\Ảnh\\chợ Bắc Hà.jpg");

        Assert.Equal("chợ Bắc Hà.jpg", asset.GetProperty("fileName").GetString());
        Assert.Equal((300, 400), (asset.GetProperty("width").GetInt32(), asset.GetProperty("height").GetInt32()));
        var path = portal.Services.GetRequiredService<IBlobStore>().PathOf(Sha256(asset));
        Assert.Equal(Sha256(asset), Sha256Name.Of(await File.ReadAllBytesAsync(path!, Cancel)));
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_asset()
    {
        var file = APicture.Png(321, 123);
        Assert.Equal(Sha256(await UploadedAsync(file, "a.png")), Sha256(await UploadedAsync(file, "b.png")));
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "media.empty", [] },
        { "media.not-a-picture", "PK\u0003\u0004 photo.jpg"u8.ToArray() },
        { "media.too-many-pixels", APicture.PngOfOneColour(30_000) },
        { "media.damaged", APicture.Jpeg()[..2_000] },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task A_bad_file_is_refused_by_name_and_leaves_nothing(string code, byte[] file)
    {
        var before = Directory.Exists(Blobs) ? Directory.GetFiles(Blobs, "*", SearchOption.AllDirectories).Length : 0;

        var answer = await UploadAsync(await portal.ClientAsync("author"), file, "photo.jpg");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(before, Directory.Exists(Blobs) ? Directory.GetFiles(Blobs, "*", SearchOption.AllDirectories).Length : 0);
    }

    [Fact]
    public async Task A_file_above_64_MiB_is_refused()
    {
        var answer = await UploadAsync(await portal.ClientAsync("author"), new byte[(64 * 1024 * 1024) + 1], "film.mp4");
        Assert.Contains("media.too-large", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_no_upload_is_a_bad_request()
    {
        var author = await portal.ClientAsync("author");
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsJsonAsync("/api/v1/media", new { }, Cancel)).StatusCode);
        using var without = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync("/api/v1/media", without, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Nobody_uploads_without_sign_in_without_the_right_or_without_the_header()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await UploadAsync(portal.CreateClient(), APicture.Png(), "a.png")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await UploadAsync(await portal.ClientAsync("technician"), APicture.Png(), "a.png")).StatusCode);

        var author = await portal.ClientAsync("author");
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/api/v1/media") { Content = Form(APicture.Png(), "a.png") };
        forged.Headers.TryAddWithoutValidation("X-CSRF", "wrong");
        Assert.Equal(HttpStatusCode.BadRequest, (await author.SendAsync(forged, Cancel)).StatusCode);
    }

    [Fact]
    public async Task What_nothing_published_names_is_seen_by_editors_only()
    {
        var address = $"/media/{Sha256(await UploadedAsync(APicture.Jpeg(1000, 700), "draft.jpg"))}/card";

        Assert.Equal(HttpStatusCode.NotFound, (await portal.CreateClient().GetAsync(address, Cancel)).StatusCode);
        var seen = await (await portal.ClientAsync("author")).GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.True(seen.Headers.CacheControl!.Private);
    }

    [Theory]
    [InlineData("image/avif,image/webp,*/*", "image/webp", ".webp")]
    [InlineData("image/*", "image/jpeg", ".jpg")]
    public async Task A_rendition_comes_in_the_form_the_browser_reads(string accepted, string contentType, string tag)
    {
        var sha256 = Sha256(await UploadedAsync(APicture.Jpeg(1500, 1000), "wide.jpg"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/{sha256}/card");
        request.Headers.TryAddWithoutValidation("Accept", accepted);

        var answer = await (await portal.ClientAsync("author")).SendAsync(request, Cancel);

        Assert.Equal(contentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.EndsWith(tag + "\"", answer.Headers.ETag!.Tag, StringComparison.Ordinal);
        using var picture = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal((640, 427), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData("/media/{0}/enormous")]
    [InlineData("/media/{0}/original")] // of a picture: not for every reader, and not for those who may only look
    [InlineData("/media/0000/card")]
    [InlineData("/media/..%2f..%2f/card")]
    public async Task Other_addresses_lead_nowhere(string address)
    {
        var sha256 = Sha256(await UploadedAsync(APicture.Png(50, 60), "small.png"));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.CreateClient().GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, sha256), Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_reader_who_has_a_rendition_is_told_so()
    {
        var author = await portal.ClientAsync("author");
        var address = $"/media/{Sha256(await UploadedAsync(APicture.Png(90, 60), "tag.png"))}/thumb";
        var tag = (await author.GetAsync(address, Cancel)).Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { tag } } };

        Assert.Equal(HttpStatusCode.NotModified, (await author.SendAsync(again, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("bytes=0-99", 206, 0, 100)]
    [InlineData("bytes=300000-", 206, 300_000, 100_000)]
    [InlineData("bytes=-10", 206, 399_990, 10)]
    [InlineData("bytes=100-9999999", 206, 100, 399_900)]
    [InlineData("bytes=400000-", 416, 0, 0)]
    [InlineData("bytes=5-1", 200, 0, 400_000)]
    [InlineData("bytes=0-1,5-6", 200, 0, 400_000)]
    [InlineData("lines=1-2", 200, 0, 400_000)]
    public async Task A_video_is_read_by_ranges(string range, int status, int from, int length)
    {
        byte[] film = [.. AVideo.Mp4(), .. Box(400_000 - AVideo.Mp4().Length)];
        var sha256 = Sha256(await UploadedAsync(film, "film.mp4"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/{sha256}/original");
        request.Headers.TryAddWithoutValidation("Range", range);

        var answer = await (await portal.ClientAsync("author")).SendAsync(request, Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 416) return;
        var stored = await File.ReadAllBytesAsync(portal.Services.GetRequiredService<IBlobStore>().PathOf(sha256)!, Cancel);
        Assert.Equal(stored[from..(from + length)], await answer.Content.ReadAsByteArrayAsync(Cancel));
        if (status == 206) Assert.Equal($"bytes {from}-{from + length - 1}/400000", answer.Content.Headers.ContentRange!.ToString());
    }

    [Fact]
    public async Task What_is_said_of_a_picture_is_kept_per_language_and_two_editors_do_not_overwrite_each_other()
    {
        var author = await portal.ClientAsync("author");
        var asset = await UploadedAsync(APicture.Png(111, 77), "described.png");
        var address = $"/api/v1/media/{Sha256(asset)}";
        var description = new { revision = 0, alt = new { vi = " Chợ ", zh = "市场", fr = "marché" }, caption = new { en = "" }, credit = "Báo Lào Cai" };

        var answer = await author.PutAsJsonAsync(address, description, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        var saved = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.Equal(new SortedDictionary<string, string> { ["vi"] = "Chợ", ["zh"] = "市场" }, saved.GetProperty("alt").Deserialize<SortedDictionary<string, string>>());
        Assert.Empty(saved.GetProperty("caption").EnumerateObject());
        var late = await author.PutAsJsonAsync(address, description, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("media.changed-meanwhile", await late.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PutAsJsonAsync(address, new { revision = 1 }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await author.PutAsJsonAsync($"/api/v1/media/{new string('a', 64)}", description, Cancel)).StatusCode);
    }

    private string Blobs => Path.Combine(portal.Folder, "blobs");

    private static string Sha256(JsonElement asset) => asset.GetProperty("sha256").GetString()!;

    private static byte[] Box(int length)
    {
        var box = new byte[length];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(box, length);
        "mdat"u8.CopyTo(box.AsSpan(4));
        new Random(1).NextBytes(box.AsSpan(8));
        return box;
    }

    private async Task<JsonElement> UploadedAsync(byte[] file, string name)
    {
        var answer = await UploadAsync(await portal.ClientAsync("author"), file, name);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static Task<HttpResponseMessage> UploadAsync(HttpClient client, byte[] file, string name) => client.PostAsync("/api/v1/media", Form(file, name), Cancel);

    private static MultipartFormDataContent Form(byte[] file, string name)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg"); // what the browser says counts for nothing
        return new MultipartFormDataContent { { content, "file", name } };
    }
}
