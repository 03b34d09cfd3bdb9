using Doingoai.Player.Playback;
using Doingoai.Player.Sight;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Sight;

/// <summary>What is wrong is looked at again when a fade would be over.</summary>
public sealed class FadedFrameTests : IDisposable
{
    private static readonly SmallPicture Approved = Grey(200), Half = Grey(120), Another = Grey(40);

    private readonly string _folder = Directory.CreateTempSubdirectory("faded-").FullName;

    [Fact]
    public async Task A_fade_begun_late_is_no_alarm()
    {
        var look = await LookAsync(Half, Approved);

        Assert.Equal(FrameVerdict.Matches, look.Verdict);
        Assert.Equal(Approved.Rgb, look.Picture!.Rgb);
    }

    [Fact]
    public async Task What_stays_wrong_is() => Assert.Equal(FrameVerdict.Other, (await LookAsync(Another, Another)).Verdict);

    private async Task<Look> LookAsync(params SmallPicture[] seen)
    {
        var media = new TestMedia(_folder);
        var view = AView.Of(AView.Placed(64, 40), 7, (AView.Slide("one", media.Add(PngPicture.Write(Approved))), 4_000));
        var look = new FrameLook(new Screenshots(seen), _ => null, () => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), media, TimeProvider.System);
        return await look.RunAsync(AView.Screen, () => view, TestContext.Current.CancellationToken);
    }

    private static SmallPicture Grey(byte level)
    {
        var picture = new SmallPicture(64, 40, new byte[64 * 40 * 3]);
        picture.Rgb.AsSpan().Fill(level);
        return picture;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One picture after the other; the last one stays.</summary>
    private sealed class Screenshots(SmallPicture[] pictures) : IRendererPort
    {
        private int _at;

        public Task<byte[]?> ScreenshotAsync(Guid screen, CancellationToken cancel) =>
            Task.FromResult<byte[]?>(PngPicture.Write(pictures[Math.Min(_at++, pictures.Length - 1)]));

        public void Show(RendererView view) => throw new NotSupportedException();

        public void Start(IRendererEvents events) => throw new NotSupportedException();

        public Task<bool> ReloadAsync(CancellationToken cancel) => throw new NotSupportedException();
    }
}
