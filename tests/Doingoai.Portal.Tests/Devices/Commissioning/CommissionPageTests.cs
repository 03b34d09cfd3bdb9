using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using NetVips;

namespace Doingoai.Portal.Tests.Devices.Commissioning;

/// <summary>The guided page in front of a device as a phone walks it: forms, no script.</summary>
[StartsPortal]
public sealed partial class CommissionPageTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_leads_through_card_sound_power_cut_and_photo_to_a_protocol_that_stays()
    {
        using var device = await portal.DeviceAsync();
        await device.PollAsync(device.Hello("boot 1"));
        Assert.Equal("Hình kiểm tra", Step(await ActAsync(device, "begin")));

        Assert.Contains("Hình kiểm tra chưa được hiện", await ActAsync(device, "card"), StringComparison.Ordinal); // nobody can have seen it
        await ActAsync(device, "show-card");
        await ReceiveCardAsync(device);
        Assert.Equal("Âm thanh", Step(await UntilAsync(device, "card", "Âm thanh")));
        Assert.Equal("Ngắt điện", Step(await ActAsync(device, "sound")));

        Assert.Contains("chưa đến lượt", await PhotoAsync(device, APhoto()), StringComparison.Ordinal);
        Assert.Contains("Đang đợi máy khởi động lại", await ActAsync(device, "power"), StringComparison.Ordinal);
        await device.PollAsync(device.Hello("boot 1"));
        Assert.Equal("Ngắt điện", Step(await PageAsync(device))); // the link came back, the machine never went
        await device.PollAsync(device.Hello("boot 2"));
        Assert.Equal("Ảnh chụp", Step(await PageAsync(device)));

        Assert.Contains("Không đọc được ảnh", await PhotoAsync(device, "GIF89a"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("chưa đến lượt", await ActAsync(device, "finish"), StringComparison.Ordinal);
        Assert.Equal("Kết thúc", Step(await PhotoAsync(device, APhoto())));

        var ended = await ActAsync(device, "finish");
        Assert.Contains("Biên bản nghiệm thu", ended, StringComparison.Ordinal);
        Assert.Contains("chưa đến lượt", await ActAsync(device, "card"), StringComparison.Ordinal); // what has ended stays
        var photo = await (await portal.BrowserAsync()).GetByteArrayAsync(Photo().Match(ended).Groups[1].Value, Cancel);
        using var picture = Image.NewFromBuffer(photo);
        Assert.Equal((320, 200), (picture.Width, picture.Height));
        Assert.DoesNotContain("22.5 Sa Pa", Encoding.Latin1.GetString(photo), StringComparison.Ordinal); // nor where it was taken
    }

    [Fact]
    public async Task A_device_without_a_link_is_told_and_its_power_cut_cannot_begin()
    {
        using var device = await portal.DeviceAsync();

        Assert.Contains("Thiết bị chưa kết nối", await ActAsync(device, "begin"), StringComparison.Ordinal);
        Assert.Contains("chưa đến lượt", await ActAsync(device, "power"), StringComparison.Ordinal);
    }

    private static byte[] APhoto()
    {
        using var black = Image.Black(320, 200, bands: 3);
        using var photo = black.Mutate(image => image.Set(GValue.GStrType, "exif-ifd0-ImageDescription", "22.5 Sa Pa"));
        var bytes = photo.JpegsaveBuffer();
        Assert.Contains("22.5 Sa Pa", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        return bytes;
    }

    private static string Step(string page) => Now().Match(page).Groups[1].Value;

    private static async Task ReceiveCardAsync(TestDevice device)
    {
        var command = await device.CommandAsync();
        Assert.Equal(CommandNames.TestCard, command.Name);
        await device.PollAsync(TestDevice.Up(UpTypes.Result, new CommandResult(command.Id, command.Sequence, CommandState.Received, 1)));
    }

    // Results of orders are stored a moment after the device has told them.
    private Task<string> UntilAsync(TestDevice device, string act, string step) => Eventually.SeenAsync(() => ActAsync(device, act), page => Step(page) == step);

    private async Task<string> PageAsync(TestDevice device) => await (await portal.BrowserAsync()).GetStringAsync(Address(device), Cancel);

    private async Task<string> ActAsync(TestDevice device, string act) =>
        await PostAsync(Address(device), new FormUrlEncodedContent([new("__RequestVerificationToken", AForm.Token(await PageAsync(device))), new("act", act)]));

    private async Task<string> PhotoAsync(TestDevice device, byte[] photo) => await PostAsync($"{Address(device)}/photo", new MultipartFormDataContent
    {
        { new StringContent(AForm.Token(await PageAsync(device))), "__RequestVerificationToken" },
        { new ByteArrayContent(photo) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, "photo", "anh.jpg" },
    });

    private async Task<string> PostAsync(string address, HttpContent form)
    {
        using var answer = await (await portal.BrowserAsync()).PostAsync(address, form, Cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static string Address(TestDevice device) => $"/board/commission/{device.Id:N}";

    [GeneratedRegex("""<li class="panel now"[^>]*>\s*<h2>([^<]+)</h2>""")]
    private static partial Regex Now();

    [GeneratedRegex("src=\"(/board/commission/photos/[^\"]+)\"")]
    private static partial Regex Photo();
}
