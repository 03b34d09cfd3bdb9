using Doingoai.Portal.Devices.Telemetry;

namespace Doingoai.Portal.Tests.Devices.Telemetry;

public sealed class DeviceTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("entry.notDrawn: picture cannot be decoded")]
    [InlineData("Tệp hỏng ở chỗ thứ ba")]
    [InlineData("Tê\u0323p ho\u0309ng")]
    [InlineData("图片无法解码 🖼")]
    [InlineData("<script>alert(1)</script>")] // shown as these very letters
    public void Words_are_taken_as_they_are(string text) => Assert.True(DeviceText.IsShort(text));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\u001b[31mred")]
    [InlineData("invoice\u202Egnp.exe")]
    [InlineData("zero\u200Bwidth")]
    [InlineData("line\u2028break")]
    [InlineData("Z\u0300\u0301\u0302\u0303\u0304\u0305algo")]
    [InlineData("lone \uD800 surrogate")]
    public void What_hides_turns_around_or_covers_is_not(string text) => Assert.False(DeviceText.IsShort(text));

    [Fact]
    public void Nor_is_what_is_long() => Assert.False(DeviceText.IsShort(new string('x', DeviceText.MaxLength + 1)));
}
