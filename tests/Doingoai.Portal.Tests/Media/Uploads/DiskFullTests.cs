using System.Diagnostics;
using System.Net;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Media.Uploads;

/// <summary>On a small file system of its own, mounted where the files of the library lie.</summary>
[StartsPortal]
public sealed class DiskFullTests
{
    [Fact]
    public async Task A_disk_that_is_full_in_the_middle_is_a_clear_refusal_and_once_emptied_the_upload_goes_on()
    {
        await using var portal = new PortalFixture { Settings = new() { ["Media:KeepFree"] = "0" } };
        var blobs = Path.Combine(portal.Folder, "blobs");
        var author = await portal.ClientAsync("author");
        Directory.CreateDirectory(blobs);
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=8m", "none", blobs) != 0) Assert.Skip("this machine lets nobody mount a file system");

        try
        {
            byte[] file = [.. APicture.Png(70, 71), .. new byte[5 * 1024 * 1024]];
            var sending = await new Sending(author, file, "large.png").BeginAsync();
            await sending.PutAsync(0);
            var other = Path.Combine(blobs, "other");
            await File.WriteAllBytesAsync(other, new byte[3 * 1024 * 1024 + 800_000], TestContext.Current.CancellationToken);

            var refused = await sending.PutAsync(1);

            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("media.disk-full", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal(4 * 1024 * 1024, (await sending.BeginAsync()).Offset);
            File.Delete(other);
            Assert.True((await sending.PutAsync(1)).IsSuccessStatusCode);
            Assert.True((await sending.FinishAsync()).IsSuccessStatusCode);
        }
        finally
        {
            await RunAsync("umount", "-l", blobs);
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
