// All words the renderer shows by itself. Three languages at once, because nobody at a gate can choose one.
export const languages = [
  { key: 'vi', lang: 'vi' },
  { key: 'en', lang: 'en' },
  { key: 'zh', lang: 'zh-Hans' },
];

export const texts = {
  place: { vi: 'Lào Cai', en: 'Lao Cai', zh: '老街' },
  province: { vi: 'Tỉnh Lào Cai', en: 'Lao Cai Province', zh: '老街省' },
  backSoon: {
    vi: 'Thông tin sẽ trở lại sau ít phút',
    en: 'Information will be back in a few minutes',
    zh: '信息稍后恢复显示',
  },
  enrolment: {
    vi: 'Mã ghi danh của thiết bị này',
    en: 'Enrolment code of this device',
    zh: '本设备的登记码',
  },
  words: {
    vi: 'Ba từ này phải giống hệt trên trang quản trị',
    en: 'These three words must match those in the admin',
    zh: '这三个词必须与管理后台显示的一致',
  },
  vietnamTime: { vi: 'Giờ Việt Nam', en: 'Vietnam time', zh: '越南时间' },
  beijingTime: { vi: 'Giờ Bắc Kinh', en: 'Beijing time', zh: '北京时间' },
};
