using System.Net;
using System.Text.Json;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Media.Uploads;

[StartsPortal]
public sealed class ResumableUploadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_that_broke_off_before_its_last_piece_goes_on_there_and_arrives_whole()
    {
        var picture = Large(1);
        var first = await (await SendingAsync(picture, "núi.png")).BeginAsync();
        for (var n = 0; n < first.Pieces - 1; n++) await first.PutAsync(n);

        var again = await (await SendingAsync(picture, "núi.png")).BeginAsync();

        Assert.Equal((first.Id, (long)(first.Pieces - 1) * UploadHash.Piece), (again.Id, again.Offset));
        Assert.True((await again.PutAsync(again.Pieces - 1)).IsSuccessStatusCode);
        var end = JsonDocument.Parse(await (await again.FinishAsync()).Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal("added", end.GetProperty("outcome").GetString());
        Assert.NotNull(portal.Services.GetRequiredService<IBlobStore>().PathOf(end.GetProperty("asset").GetProperty("sha256").GetString()!));
        Assert.Equal(HttpStatusCode.NotFound, (await again.ShowAsync()).StatusCode);
    }

    [Fact]
    public async Task A_piece_that_arrives_damaged_or_out_of_turn_is_taken_back()
    {
        var sending = await (await SendingAsync(Large(2), "b.png")).BeginAsync();

        await RefusedAsync("media.upload-piece", await sending.PutAsync(0, other: new byte[UploadHash.Piece]));
        await RefusedAsync("media.upload-piece", await sending.PutAsync(0, other: new byte[100]));
        await RefusedAsync("media.upload-offset", await sending.PutAsync(1));
        await RefusedAsync("media.upload-offset", await sending.FinishAsync());

        Assert.Equal(0, (await sending.BeginAsync()).Offset);
    }

    [Fact]
    public async Task What_differs_from_what_was_sent_is_refused_and_nothing_of_it_stays()
    {
        var sending = await (await SendingAsync(APicture.Png(90, 91), "c.png")).BeginAsync();
        await sending.PutAsync(0);

        await RefusedAsync("media.upload-differs", await sending.FinishAsync(new string('0', 64)));

        Assert.Equal(HttpStatusCode.NotFound, (await sending.ShowAsync()).StatusCode);
        Assert.False(File.Exists(portal.Services.GetRequiredService<UploadRoom>().FileOf(sending.Id)));
    }

    [Fact]
    public async Task Two_uploads_of_one_file_at_once_are_one_asset_and_the_second_person_is_told()
    {
        var picture = APicture.Jpeg(410, 320);
        var sendings = new[] { await SendingAsync(picture, "d.jpg"), await SendingAsync(picture, "d.jpg", "publisher") };

        var ends = await Task.WhenAll(sendings.Select(sending => sending.RunAsync()));
        var third = await (await SendingAsync(picture, "d2.jpg")).RunAsync();

        Assert.Single(ends.Append(third).Select(end => end.GetProperty("asset").GetProperty("sha256").GetString()).Distinct());
        Assert.Single(ends, end => end.GetProperty("outcome").GetString() == "added");
        Assert.Equal("known", third.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_when_it_is_there()
    {
        var sending = await (await SendingAsync("PK\u0003\u0004 zip"u8.ToArray(), "photo.jpg")).BeginAsync();
        await sending.PutAsync(0);

        await RefusedAsync("media.not-a-picture", await sending.FinishAsync());
    }

    [Fact]
    public async Task An_upload_is_its_persons_alone()
    {
        var sending = await (await SendingAsync(APicture.Png(51, 52), "e.png")).BeginAsync();

        var stranger = await portal.ClientAsync("publisher");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/v1/media/uploads/{sending.Id}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.ClientAsync("technician")).GetAsync($"/api/v1/media/uploads/{sending.Id}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Too_large_a_file_and_too_many_at_once_are_refused_before_the_first_byte()
    {
        await using var small = new PortalFixture { Settings = new() { ["Media:MaxVideoBytes"] = "1000000", ["Media:OpenUploads"] = "2" } };
        var author = await small.ClientAsync("author");
        await new Sending(author, new byte[10], "1").BeginAsync();
        await new Sending(author, new byte[10], "2").BeginAsync();

        await RefusedAsync("media.too-many-uploads", await BeginAsync(author, "3", 10));
        await RefusedAsync("media.too-large", await BeginAsync(author, "4", 1_000_001));
        await RefusedAsync("media.empty", await BeginAsync(author, "5", 0));
    }

    [Fact]
    public async Task An_upload_that_stopped_arriving_is_forgotten()
    {
        var clock = PortalFixture.Clock();
        await using var old = new PortalFixture { Time = clock };
        var sending = await new Sending(await old.ClientAsync("author"), new byte[10], "late.png").BeginAsync();
        var uploads = old.Services.GetRequiredService<OpenUploads>();
        var person = await old.PersonAsync("author");

        await uploads.ForgetStaleAsync(Cancel);
        Assert.NotNull(await uploads.FindAsync(sending.Id, person, Cancel));
        clock.AdjustTime(clock.GetUtcNow().AddHours(49)); // at once: the loops need not tick through two days
        await uploads.ForgetStaleAsync(Cancel);

        Assert.Null(await uploads.FindAsync(sending.Id, person, Cancel));
        Assert.False(File.Exists(old.Services.GetRequiredService<UploadRoom>().FileOf(sending.Id)));
    }

    private static byte[] Large(int seed)
    {
        byte[] picture = APicture.Png(100 + seed, 50);
        var large = new byte[(2 * UploadHash.Piece) + 1000];
        picture.CopyTo(large, 0);
        new Random(seed).NextBytes(large.AsSpan(picture.Length)); // what follows the end of a PNG is not looked at
        return large;
    }

    private static Task<HttpResponseMessage> BeginAsync(HttpClient client, string name, long size) =>
        System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/api/v1/media/uploads", new { fileName = name, size }, Cancel);

    private async Task<Sending> SendingAsync(byte[] file, string name, string user = "author") => new(await portal.ClientAsync(user), file, name);

    private static async Task RefusedAsync(string code, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains($"\"{code}\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
