using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Media.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Doingoai.Portal.Tests.Media.Videos;

/// <summary>The loop is left out; each test does its step itself.</summary>
[StartsPortal]
public sealed class VideoStepTests : IAsyncLifetime
{
    private readonly PortalFixture _portal = new()
    {
        Replace = services => services.Remove(services.Last(one => one.ServiceType == typeof(IHostedService) && one.ImplementationFactory?.Method.ReturnType == typeof(VideoLoop))),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private VideoQueue Queue => _portal.Services.GetRequiredService<VideoQueue>();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_camera_film_becomes_one_that_plays_everywhere_as_loud_as_all_others_with_frames_to_choose_from()
    {
        var job = await SentAsync(await AFilm.MovAsync());

        Assert.True(await StepAsync());

        var done = (await Queue.FindAsync(job, Cancel))!;
        Assert.Equal((VideoJobState.Done, 100, null), (done.State, done.Percent, done.Reason));
        var asset = (await _portal.Services.GetRequiredService<IMediaLibrary>().FindAsync(done.AssetSha256!, Cancel))!;
        Assert.Equal(("phim.mp4", "video/mp4", 322, 182), (asset.FileName, asset.ContentType, asset.Width, asset.Height));
        Assert.InRange(asset.DurationMs!.Value, 1_900, 2_200);
        Assert.True(asset.Frames.Count >= 3 && asset.Frames.Contains(asset.Poster));
        await LooksRightAsync(_portal.Services.GetRequiredService<IBlobStore>().PathOf(asset.Sha256)!);
        Assert.False(File.Exists(_portal.Services.GetRequiredService<UploadRoom>().FileOf(job)));

        var poster = await (await _portal.ClientAsync("author")).GetAsync($"/media/{asset.Sha256}/card", Cancel);
        Assert.Equal("image/jpeg", poster.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_film_that_was_being_converted_when_the_portal_died_begins_anew_and_not_for_ever()
    {
        var job = await SentAsync(await AFilm.MovAsync(1));
        await DieAsync(job);

        Assert.True(await StepAsync());
        Assert.Equal(VideoJobState.Done, (await Queue.FindAsync(job, Cancel))!.State);

        var poison = await SentAsync(await AFilm.MovAsync(1, "160x90"));
        for (var n = 0; n < VideoJob.MostAttempts; n++) await DieAsync(poison);
        Assert.False(await StepAsync());
        Assert.Equal("media.video-failed", (await Queue.FindAsync(poison, Cancel))!.Reason);
    }

    [Fact]
    public async Task A_cancelled_film_stops_at_once_leaves_no_asset_and_can_be_taken_up_again()
    {
        var job = await SentAsync(await AFilm.MovAsync(60, "1280x720"));
        var running = StepAsync();
        while ((await Queue.FindAsync(job, Cancel))!.State != VideoJobState.Running) await Task.Delay(20, Cancel);

        await Queue.CancelAsync(job, Cancel);

        Assert.True(await running.WaitAsync(TimeSpan.FromSeconds(10), Cancel));
        Assert.Equal((VideoJobState.Cancelled, null), ((await Queue.FindAsync(job, Cancel))!.State, (await Queue.FindAsync(job, Cancel))!.AssetSha256));
        Assert.Equal(VideoJobState.Waiting, (await Queue.RestartAsync(job, Cancel))!.State);
        Assert.True(File.Exists(_portal.Services.GetRequiredService<UploadRoom>().FileOf(job)));
    }

    [Fact]
    public async Task A_film_that_cannot_be_read_fails_by_a_rule()
    {
        var film = await AFilm.MovAsync(1, "128x128");
        var job = await SentAsync(film[..(film.Length / 2)]);

        Assert.True(await StepAsync());

        var failed = (await Queue.FindAsync(job, Cancel))!;
        Assert.Equal(VideoJobState.Failed, failed.State);
        Assert.StartsWith("media.", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_ffmpeg_only_what_a_browser_plays_is_taken()
    {
        await using var bare = new PortalFixture { Settings = new() { ["Media:Tools"] = "/nowhere" } };
        var author = await bare.ClientAsync("author");

        Assert.Equal("added", (await new Sending(author, AVideo.Mp4(), "a.mp4").RunAsync()).GetProperty("outcome").GetString());
        foreach (var foreign in new[] { AVideo.Mp4(codec: "hvc1"), AVideo.Mp4(profile: 122), [.. "\0\0\0\u0014ftypqt  "u8, .. new byte[8]] })
        {
            var sending = await new Sending(author, foreign, "b.mov").BeginAsync();
            await sending.PutAsync(0);
            Assert.Contains("media.video-not-playable", await (await sending.FinishAsync()).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    private static async Task LooksRightAsync(string file)
    {
        var told = await AFilm.ProbeAsync(file);
        var streams = told.GetProperty("streams").EnumerateArray().ToDictionary(stream => stream.GetProperty("codec_type").GetString()!);
        Assert.Equal(("h264", "yuv420p", "High"), (streams["video"].GetProperty("codec_name").GetString(), streams["video"].GetProperty("pix_fmt").GetString(), streams["video"].GetProperty("profile").GetString()));
        Assert.Equal("aac", streams["audio"].GetProperty("codec_name").GetString());
        Assert.DoesNotContain("103.9707", told.ToString(), StringComparison.Ordinal);
        Assert.InRange(await AFilm.LoudnessAsync(file), -24, -22);
        var head = (await File.ReadAllBytesAsync(file, Cancel)).AsSpan();
        Assert.True(head.IndexOf("moov"u8) < head.IndexOf("mdat"u8), "it begins to play before it is loaded");
    }

    private Task<bool> StepAsync() => _portal.Services.GetRequiredService<VideoStep>().RunAsync(() => Task.FromResult(true), Cancel);

    private async Task<Guid> SentAsync(byte[] film)
    {
        var end = await new Sending(await _portal.ClientAsync("author"), film, "phim.mov").RunAsync();
        Assert.Equal("processing", end.GetProperty("outcome").GetString());
        return end.GetProperty("job").GetGuid();
    }

    /// <summary>As a kill leaves it: running, by nobody.</summary>
    private async Task DieAsync(Guid id)
    {
        await using var db = await _portal.Dbs.CreateDbContextAsync(Cancel);
        (await db.VideoJobs.SingleAsync(one => one.Id == id, Cancel)).Begin(DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Cancel);
    }
}
