using System.Diagnostics;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Platform;
using NetVips;

namespace Doingoai.Portal.Tests.Media;

public sealed class HeicTests : IDisposable
{
    private readonly BlobRoom _room = new();

    [Fact]
    public async Task A_phones_HEIC_becomes_a_JPEG_of_the_same_picture()
    {
        var accepted = await _room.Intake().AcceptAsync(await HeicAsync(320, 240), TestContext.Current.CancellationToken);

        Assert.Equal((MediaFormat.Jpeg, MediaKind.Picture, (320, 240)), (accepted.Format, accepted.Format.Kind, accepted.Size));
        using var picture = Image.NewFromBuffer(accepted.Bytes.Span);
        Assert.True(picture.Getpoint(20, 20)[0] > 150 && picture.Getpoint(300, 20)[2] > 150);
        Assert.Empty(Directory.GetFiles(_room.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Without_the_program_the_way_out_is_told()
    {
        var heic = await HeicAsync(64, 64);
        Assert.Equal("media.heic-not-here", (await Assert.ThrowsAsync<RuleException>(() => _room.Intake(tools: "/nowhere").AcceptAsync(heic, TestContext.Current.CancellationToken))).Code);
    }

    [Fact]
    public async Task A_HEIC_that_was_cut_off_is_refused()
    {
        var heic = await HeicAsync(320, 240);
        Assert.Equal("media.damaged", (await Assert.ThrowsAsync<RuleException>(() => _room.Intake().AcceptAsync(heic[..(heic.Length / 2)], TestContext.Current.CancellationToken))).Code);
    }

    public void Dispose() => _room.Dispose();

    private static async Task<byte[]> HeicAsync(int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("doingoai-heic-").FullName;
        var (source, target) = (Path.Combine(folder, "a.png"), Path.Combine(folder, "a.heic"));
        await File.WriteAllBytesAsync(source, APicture.Png(width, height));
        using (var process = Process.Start(new ProcessStartInfo("heif-enc", [source, "-o", target]) { RedirectStandardOutput = true, RedirectStandardError = true })!) await process.WaitForExitAsync();
        var heic = await File.ReadAllBytesAsync(target);
        Directory.Delete(folder, recursive: true);
        return heic;
    }
}
